using Galactic.Kernel.Figures;
using Galactic.Kernel.Hosting;
using Galactic.Media;

namespace Galactic.Tests.Figures;

public sealed class PictureFigureTests
{
    [Fact]
    public void A_grid_shows_every_picture_with_its_escaped_caption()
    {
        (Picture, string) first = (Picture.Filled(16, 16, 0xFF0000FF), "<rgb>");
        ImageGrid grid = new(2, [first, (Picture.Filled(16, 16, 0xFF00FF00), "depth")]);
        MimeBundle bundle = grid.ToMimeBundle();
        string html = bundle.Data[MimeBundle.Html];
        Assert.Equal(3, html.Split("<img ").Length);
        Assert.Contains("&lt;rgb&gt;", html);
        Assert.Contains("image-rendering:pixelated", html);
        Picture whole = Picture.Decode(Convert.FromBase64String(bundle.Data[MimeBundle.Png]));
        Assert.Equal((32 + 6 + 32, 32 + 13), (whole.Width, whole.Height));
        Assert.Equal((0xFF0000FFu, 0xFF00FF00u), (whole[10, 10], whole[50, 10]));
    }

    [Fact]
    public void Without_ffmpeg_a_clip_is_an_animated_image()
    {
        VideoClip clip = new(Frames(30, 64), 10, useFfmpeg: false) { Caption = "<pick>" };
        string html = clip.ToMimeBundle().Data[MimeBundle.Html];
        Assert.Contains("src=\"data:image/apng;base64,", html);
        Assert.Contains("&lt;pick&gt;", html);
        Assert.Equal("video 64 x 64, 30 frames, 3 s: <pick>", clip.ToString());
    }

    [Fact]
    public void With_ffmpeg_a_clip_is_a_silent_inline_video()
    {
        Assert.SkipUnless(Ffmpeg.IsAvailable, "ffmpeg is not on the PATH");
        string html = new VideoClip(Frames(10, 64), 10).ToMimeBundle().Data[MimeBundle.Html];
        Assert.Contains("<video controls", html);
        Assert.Contains("muted playsinline", html);
        Assert.Contains("data:video/mp4;base64,", html);
    }

    [Fact]
    public void Videos_that_are_too_large_shrink_until_they_fit()
    {
        Random random = new(1);
        Picture[] noise = [.. Enumerable.Range(0, 12).Select(_ =>
        {
            byte[] rgba = new byte[256 * 256 * 4];
            random.NextBytes(rgba);
            return new PictureCanvas(256, 256, 0xFF000000).Paste(new Picture(256, 256, rgba), 0, 0).ToPicture();
        })];
        EmbeddedVideo video = EmbeddedVideo.Of(noise, 10, useFfmpeg: false);
        Assert.InRange(video.File.Length, 1, EmbeddedVideo.MaxBytes);
        Assert.StartsWith("shown at ", video.Note);
    }

    [Fact]
    public void The_contact_sheet_has_the_first_and_the_last_frame()
    {
        Picture[] frames = Frames(30, 64);
        Picture sheet = new VideoClip(frames, 10, useFfmpeg: false).ContactSheet();
        // Four columns and two rows of frames enlarged twice, captions of 13 pixels and gaps of 6.
        Assert.Equal((4 * 128 + 18, 2 * 141 + 6), (sheet.Width, sheet.Height));
        Assert.Equal(frames[0][32, 32], sheet[64, 64]);
        Assert.Equal(frames[29][32, 32], sheet[402 + 64, 147 + 64]);
    }

    private static Picture[] Frames(int count, int size) =>
        [.. Enumerable.Range(0, count).Select(i => Picture.Filled(size, size, 0xFF000000u | (uint)(i * 8) << 8))];
}
