using Galactic.Media;

namespace Galactic.Kernel.Hosting;

/// <summary>
/// Shows bundles and <see cref="IDisplayable"/> values in hosts that know nothing of them, found by
/// <see cref="TypeFormatterSourceAttribute"/>.
/// </summary>
internal sealed class DisplayableFormatterSource
{
    /// <summary>Called by hosts through reflection.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new BundleFormatter(MimeBundle.Html, BundleHtml.Of),
        new BundleFormatter(MimeBundle.Text, bundle => bundle.Data.GetValueOrDefault(MimeBundle.Text)),
    ];

    private sealed class BundleFormatter(string mimeType, Func<MimeBundle, string?> select)
    {
        public string MimeType { get; } = mimeType;

        public bool Format(object value, TextWriter writer)
        {
            MimeBundle? bundle = value as MimeBundle ?? (value as IDisplayable)?.ToMimeBundle();
            string? content = bundle is null ? null : select(bundle);
            writer.Write(content ?? "");
            return content is not null;
        }
    }
}
