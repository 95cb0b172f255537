using System.Globalization;
using Galactic.Kernel.Hosting;
using Galactic.Media;

namespace Galactic.Kernel.Figures;

/// <summary>
/// A short silent video: plays in the page as H.264 where ffmpeg made it and as animated PNG elsewhere; front ends
/// that play nothing show a contact sheet. Long or large videos lose size and frames until they fit a page.
/// </summary>
[TypeFormatterSource(typeof(DisplayableFormatterSource), PreferredMimeTypes = [MimeBundle.Html, MimeBundle.Text])]
public sealed class VideoClip : IDisplayable
{
    private const int SheetFrames = 8;
    private readonly Lazy<EmbeddedVideo> embedded;

    /// <summary>A video of frames.</summary>
    /// <param name="frames">Pictures of one size, at least one.</param>
    /// <param name="framesPerSecond">From above 0 to 1000.</param>
    /// <exception cref="ArgumentException">There is no frame, sizes differ or the speed is impossible.</exception>
    public VideoClip(IEnumerable<Picture> frames, double framesPerSecond)
        : this(frames, framesPerSecond, Ffmpeg.IsAvailable)
    {
    }

    internal VideoClip(IEnumerable<Picture> frames, double framesPerSecond, bool useFfmpeg)
    {
        (Frames, FramesPerSecond) = ([.. frames], framesPerSecond);
        VideoFrames.Check(Frames, framesPerSecond);
        embedded = new Lazy<EmbeddedVideo>(() => EmbeddedVideo.Of(Frames, framesPerSecond, useFfmpeg));
    }

    /// <summary>The frames.</summary>
    public IReadOnlyList<Picture> Frames { get; }

    /// <summary>Frames shown in a second.</summary>
    public double FramesPerSecond { get; }

    /// <summary>Text below the video; empty for nothing.</summary>
    public string Caption { get; init; } = "";

    /// <summary>Length.</summary>
    public double Seconds => Frames.Count / FramesPerSecond;

    /// <summary>Writes the full video; see <see cref="VideoWriter.Write"/>.</summary>
    public string Save(string path) => VideoWriter.Write(path, Frames, FramesPerSecond);

    /// <summary>Up to eight frames at equal distances, the first and the last among them, with their times.</summary>
    public Picture ContactSheet()
    {
        int count = Math.Min(SheetFrames, Frames.Count);
        int[] shown = [.. Enumerable.Range(0, count).Select(i => i * (Frames.Count - 1) / Math.Max(1, count - 1))];
        ImageGrid grid = new(Math.Min(4, count), shown.Select(i => (Frames[i].FitInside(240, 240), Time(i))));
        return grid.ToPicture();
    }

    /// <inheritdoc/>
    public MimeBundle ToMimeBundle()
    {
        EmbeddedVideo video = embedded.Value;
        string data = $"data:{video.MimeType};base64,{Convert.ToBase64String(video.File)}";
        int width = video.Width < 160 ? video.Width * 2 : video.Width;
        string crisp = video.Width < 160 ? ";image-rendering:pixelated" : "";
        string size = $"width=\"{width}\" style=\"max-width:100%;height:auto{crisp}\"";
        string player = video.MimeType == "video/mp4"
            ? $"<video controls loop muted playsinline {size} src=\"{data}\"></video>"
            : $"<img {size} alt=\"{Bundles.Escape(ToString())}\" src=\"{data}\"/>";
        string[] words = [Caption, video.Note];
        string caption = Bundles.Escape(string.Join(" · ", words.Where(text => text.Length > 0)));
        string html = $"<figure style=\"margin:0\">{player}"
            + $"<figcaption style=\"opacity:.75;font-size:.85em\">{caption}</figcaption></figure>";
        string sheet = Convert.ToBase64String(ContactSheet().ToPng());
        return Bundles.Of((MimeBundle.Html, html), (MimeBundle.Png, sheet), (MimeBundle.Text, ToString()));
    }

    /// <summary>For example "video 128 x 128, 90 frames, 3 s: caption".</summary>
    public override string ToString()
    {
        string text = string.Create(
            CultureInfo.InvariantCulture,
            $"video {Frames[0].Width} x {Frames[0].Height}, {Frames.Count} frames, {Seconds:0.##} s");
        return Caption.Length == 0 ? text : $"{text}: {Caption}";
    }

    private string Time(int frame) =>
        string.Create(CultureInfo.InvariantCulture, $"{frame / FramesPerSecond:0.0} s");
}
