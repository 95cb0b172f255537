namespace Galactic.Media;

/// <summary>Writes videos in the form that a file name asks for.</summary>
public static class VideoWriter
{
    /// <summary>
    /// Writes .mp4 (needs ffmpeg) or .png and .apng (animated PNG, always works) and returns the path.
    /// </summary>
    /// <param name="path">Target; missing folders are created.</param>
    /// <param name="frames">Pictures of one size, at least one.</param>
    /// <param name="framesPerSecond">From above 0 to 1000.</param>
    /// <exception cref="ArgumentException">The extension is none of these, or the frames are no video.</exception>
    /// <exception cref="InvalidOperationException">The file needs ffmpeg, which is missing or failed.</exception>
    public static string Write(string path, IReadOnlyList<Picture> frames, double framesPerSecond)
    {
        string extension = Path.GetExtension(path).ToLowerInvariant();
        if (extension is not (".mp4" or ".png" or ".apng"))
        {
            throw new ArgumentException(
                $"'{path}' does not say a known video form; use .mp4 (needs ffmpeg) or .png (animated).", nameof(path));
        }

        VideoFrames.Check(frames, framesPerSecond);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        if (extension == ".mp4")
        {
            Mp4Writer.Write(path, frames, framesPerSecond);
        }
        else
        {
            AnimatedPngWriter.Write(path, frames, framesPerSecond);
        }

        return path;
    }

    /// <summary>A video as bytes: MP4 when ffmpeg is there, else animated PNG.</summary>
    /// <returns>The file and its MIME type, video/mp4 or image/apng.</returns>
    public static (byte[] File, string MimeType) Encode(IReadOnlyList<Picture> frames, double framesPerSecond) =>
        Ffmpeg.IsAvailable
            ? (Mp4Writer.Encode(frames, framesPerSecond), "video/mp4")
            : (AnimatedPngWriter.Encode(frames, framesPerSecond), "image/apng");
}
