"""How an address of the read-only JSON is declared, asked, answered and described; knows no app."""
