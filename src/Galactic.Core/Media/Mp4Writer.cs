using System.Diagnostics;
using System.Globalization;

namespace Galactic.Media;

/// <summary>
/// Writes MP4 with H.264 through ffmpeg: 4:2:0 colour without sound, index at the front, so that every browser
/// plays it. Raw frames go through a pipe; odd sizes lose no pixel but gain a black row or column.
/// </summary>
public static class Mp4Writer
{
    private const int TimeoutSeconds = 300;

    /// <summary>Writes a file.</summary>
    /// <param name="path">Target, replaced when it is there.</param>
    /// <param name="frames">Pictures of one size, at least one; transparency shows black.</param>
    /// <param name="framesPerSecond">From above 0 to 1000.</param>
    /// <param name="quality">Constant rate factor of x264: 18 looks perfect, 28 is small.</param>
    /// <exception cref="InvalidOperationException">ffmpeg is missing or failed; the message has its words.</exception>
    public static void Write(string path, IReadOnlyList<Picture> frames, double framesPerSecond, int quality = 23)
    {
        VideoFrames.Check(frames, framesPerSecond);
        ArgumentOutOfRangeException.ThrowIfNegative(quality);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quality, 51);
        string program = Ffmpeg.Find() ?? throw new InvalidOperationException(
            "MP4 needs the program ffmpeg, which is not on the PATH. Install it, or write a .png animation instead.");
        using Process process = Start(program, path, frames[0], framesPerSecond, quality);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        bool complete = Feed(process, frames);
        if (!process.WaitForExit(TimeSpan.FromSeconds(TimeoutSeconds)))
        {
            process.Kill(entireProcessTree: true);
            throw new InvalidOperationException($"ffmpeg did not finish '{path}' within {TimeoutSeconds} s.");
        }

        if (process.ExitCode != 0 || !complete)
        {
            throw new InvalidOperationException(
                $"ffmpeg could not write '{path}' (exit code {process.ExitCode}): {errors.Result.Trim()}");
        }
    }

    /// <summary>The file as bytes; see <see cref="Write"/>.</summary>
    public static byte[] Encode(IReadOnlyList<Picture> frames, double framesPerSecond, int quality = 23)
    {
        string folder = Directory.CreateTempSubdirectory("galactic-video-").FullName;
        try
        {
            string path = Path.Combine(folder, "video.mp4");
            Write(path, frames, framesPerSecond, quality);
            return File.ReadAllBytes(path);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Process Start(string program, string path, Picture first, double framesPerSecond, int quality)
    {
        ProcessStartInfo info = new(program)
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        string rate = framesPerSecond.ToString("0.######", CultureInfo.InvariantCulture);
        string[] arguments =
        [
            "-hide_banner", "-loglevel", "error", "-y",
            "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", $"{first.Width}x{first.Height}", "-r", rate, "-i", "pipe:0",
            "-an", "-vf", "pad=ceil(iw/2)*2:ceil(ih/2)*2", "-c:v", "libx264", "-preset", "medium",
            "-crf", quality.ToString(CultureInfo.InvariantCulture), "-pix_fmt", "yuv420p",
            "-movflags", "+faststart", "-f", "mp4", Path.GetFullPath(path),
        ];
        foreach (string argument in arguments)
        {
            info.ArgumentList.Add(argument);
        }

        return Process.Start(info) ?? throw new InvalidOperationException($"'{program}' did not start.");
    }

    /// <summary>Sends all frames; false when ffmpeg stopped reading.</summary>
    private static bool Feed(Process process, IReadOnlyList<Picture> frames)
    {
        try
        {
            byte[] rgb = new byte[frames[0].Width * frames[0].Height * 3];
            using Stream input = process.StandardInput.BaseStream;
            foreach (Picture frame in frames)
            {
                frame.CopyRgb(rgb);
                input.Write(rgb);
            }

            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
