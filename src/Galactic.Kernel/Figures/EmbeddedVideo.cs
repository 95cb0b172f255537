using Galactic.Media;

namespace Galactic.Kernel.Figures;

/// <summary>A video small enough to stand inside a page.</summary>
/// <param name="File">The encoded file.</param>
/// <param name="MimeType">video/mp4 or image/apng.</param>
/// <param name="Width">Pixels across.</param>
/// <param name="Note">What was left out to fit; empty when nothing was.</param>
internal sealed record EmbeddedVideo(byte[] File, string MimeType, int Width, string Note)
{
    /// <summary>Bytes of a file that a page can carry: 1.5 MB as base64.</summary>
    public const int MaxBytes = 1_500_000 / 4 * 3;

    private const int MaxSide = 640;
    private const int MaxAnimatedFrames = 150;
    private const int MaxAttempts = 6;

    /// <summary>Encodes frames, smaller and fewer each time until the file fits.</summary>
    public static EmbeddedVideo Of(IReadOnlyList<Picture> frames, double framesPerSecond, bool useFfmpeg)
    {
        double scale = Math.Min(1, (double)MaxSide / Math.Max(frames[0].Width, frames[0].Height));
        int stride = useFfmpeg ? 1 : (frames.Count + MaxAnimatedFrames - 1) / MaxAnimatedFrames;
        for (int attempt = 1; ; attempt++)
        {
            Picture[] kept = Reduce(frames, scale, stride);
            double rate = framesPerSecond / stride;
            byte[] file = useFfmpeg ? Mp4Writer.Encode(kept, rate, 26) : AnimatedPngWriter.Encode(kept, rate);
            if (file.Length <= MaxBytes || attempt == MaxAttempts)
            {
                string type = useFfmpeg ? "video/mp4" : "image/apng";
                return new EmbeddedVideo(file, type, kept[0].Width, Describe(frames, kept[0], stride));
            }

            scale *= Math.Clamp(Math.Sqrt((double)MaxBytes / file.Length), 0.4, 0.8);
            stride *= attempt % 2 == 0 ? 2 : 1;
        }
    }

    private static Picture[] Reduce(IReadOnlyList<Picture> frames, double scale, int stride)
    {
        int width = Math.Max(2, (int)(frames[0].Width * scale));
        int height = Math.Max(2, (int)(frames[0].Height * scale));
        bool same = scale >= 1;
        return [.. frames.Where((_, i) => i % stride == 0)
            .Select(frame => same ? frame : frame.ScaleBilinear(width, height))];
    }

    private static string Describe(IReadOnlyList<Picture> frames, Picture first, int stride)
    {
        string size = first.Width < frames[0].Width ? $"shown at {first.Width} x {first.Height}" : "";
        string skipped = stride > 1 ? $"every {stride}th frame" : "";
        return string.Join(", ", new[] { size, skipped }.Where(text => text.Length > 0));
    }
}
