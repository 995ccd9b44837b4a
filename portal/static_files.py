"""How static files are served: by names that carry a digest of their content, kept for ever."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class ModularStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """With the names in `import … from "./blocks.js"` replaced, too: a page never mixes modules of two releases."""

    support_js_module_import_aggregation = True
