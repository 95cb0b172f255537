namespace Galactic.Media;

/// <summary>Shows pictures in any notebook host; found by <see cref="TypeFormatterSourceAttribute"/>.</summary>
internal sealed class PictureFormatterSource
{
    /// <summary>Called by hosts through reflection.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new PictureFormatter("image/png", picture => Convert.ToBase64String(picture.ToPng())),
        new PictureFormatter("text/plain", picture => picture.ToString()),
    ];

    private sealed class PictureFormatter(string mimeType, Func<Picture, string> format)
    {
        public string MimeType { get; } = mimeType;

        public bool Format(object value, TextWriter writer)
        {
            if (value is not Picture picture)
            {
                return false;
            }

            writer.Write(format(picture));
            return true;
        }
    }
}
