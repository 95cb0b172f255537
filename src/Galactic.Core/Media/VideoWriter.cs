namespace Galactic.Media;

/// <summary>Writes videos in the form that a file name asks for.</summary>
public static class VideoWriter
{
    /// <summary>
    /// Writes .mp4, or .png and .apng (animated PNG), and returns the path. Without ffmpeg an .mp4 becomes a .png.
    /// </summary>
    /// <param name="path">Target; missing folders are created.</param>
    /// <param name="frames">Pictures of one size, at least one.</param>
    /// <param name="framesPerSecond">From above 0 to 1000.</param>
    /// <exception cref="ArgumentException">The extension is none of these, or the frames are no video.</exception>
    /// <exception cref="InvalidOperationException">ffmpeg failed.</exception>
    public static string Write(string path, IReadOnlyList<Picture> frames, double framesPerSecond)
    {
        string extension = Path.GetExtension(path).ToLowerInvariant();
        if (!Knows(path))
        {
            throw new ArgumentException(
                $"'{path}' does not say a known video form; use .mp4 or .png (animated).", nameof(path));
        }

        VideoFrames.Check(frames, framesPerSecond);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        if (extension == ".mp4" && Ffmpeg.IsAvailable)
        {
            Mp4Writer.Write(path, frames, framesPerSecond);
            return path;
        }

        path = extension == ".mp4" ? Path.ChangeExtension(path, ".png") : path;
        AnimatedPngWriter.Write(path, frames, framesPerSecond);
        return path;
    }

    /// <summary>True if the file name has an ending that <see cref="Write"/> can write.</summary>
    public static bool Knows(string path) => Path.GetExtension(path).ToLowerInvariant() is ".mp4" or ".png" or ".apng";

    /// <summary>A video as bytes: MP4 when ffmpeg is there, else animated PNG.</summary>
    /// <returns>The file and its MIME type, video/mp4 or image/apng.</returns>
    public static (byte[] File, string MimeType) Encode(IReadOnlyList<Picture> frames, double framesPerSecond) =>
        Ffmpeg.IsAvailable
            ? (Mp4Writer.Encode(frames, framesPerSecond), "video/mp4")
            : (AnimatedPngWriter.Encode(frames, framesPerSecond), "image/apng");
}
