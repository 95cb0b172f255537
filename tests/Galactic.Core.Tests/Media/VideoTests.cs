using System.Buffers.Binary;
using System.Diagnostics;
using Galactic.Media;

namespace Galactic.Tests.Media;

public sealed class VideoTests
{
    [Fact]
    public void Replaying_an_animation_gives_every_frame_back()
    {
        Picture[] few = TestImages.MovingSquare(12);
        Picture[] clear = TestImages.MovingSquare(5, background: 0);
        Picture[] many = [.. Enumerable.Range(0, 4).Select(i => new PictureCanvas(
            new Picture(40, 30, TestImages.Mixed(40, 30, 4))).Fill(i * 4, 3, 5, 5, 0xFF112233).ToPicture())];
        Picture[] opaque = [.. many.Select(
            frame => new PictureCanvas(40, 30, 0xFFFFFFFF).Paste(frame, 0, 0).ToPicture())];
        foreach (Picture[] frames in new[] { few, clear, many, opaque })
        {
            byte[][] replayed = ApngPlayer.Play(AnimatedPngWriter.Encode(frames, 10));
            Assert.Equal(frames.Length, replayed.Length);
            for (int i = 0; i < frames.Length; i++)
            {
                Assert.True(frames[i].Pixels.SequenceEqual(replayed[i]), $"frame {i} of {frames[i]} differs");
            }
        }
    }

    [Fact]
    public void Later_frames_store_only_what_changed()
    {
        byte[] file = AnimatedPngWriter.Encode(TestImages.MovingSquare(3), 10);
        List<PngParser.Chunk> controls = [.. PngParser.Chunks(file).Where(chunk => chunk.Type == "fcTL")];
        // The square of 8 pixels moves by 3: the union of both places is 11 wide and 8 high.
        byte[] control = controls[1].Data;
        int[] rectangle = [.. Enumerable.Range(1, 4).Select(
            i => BinaryPrimitives.ReadInt32BigEndian(control.AsSpan(i * 4)))];
        Assert.Equal([11, 8, 0, 20], rectangle);
    }

    [Fact]
    public void Equal_frames_become_one_longer_frame()
    {
        Picture still = Picture.Filled(8, 8, 0xFF00FF00);
        List<PngParser.Chunk> chunks = PngParser.Chunks(AnimatedPngWriter.Encode([still, still, still], 4));
        PngParser.Chunk control = Assert.Single(chunks, chunk => chunk.Type == "fcTL");
        Assert.Equal(750, BinaryPrimitives.ReadUInt16BigEndian(control.Data.AsSpan(20)));
    }

    [Fact]
    public void Chunks_are_numbered_in_order_and_counted()
    {
        List<PngParser.Chunk> chunks = PngParser.Chunks(AnimatedPngWriter.Encode(TestImages.MovingSquare(4), 10));
        int[] numbers = [.. chunks.Where(chunk => chunk.Type is "fcTL" or "fdAT")
            .Select(chunk => BinaryPrimitives.ReadInt32BigEndian(chunk.Data))];
        Assert.Equal(Enumerable.Range(0, 7), numbers);
        Assert.Equal(4, BinaryPrimitives.ReadInt32BigEndian(chunks.Single(chunk => chunk.Type == "acTL").Data));
        Assert.Equal(["IHDR", "acTL", "PLTE", "fcTL", "IDAT"], chunks.Take(5).Select(chunk => chunk.Type));
    }

    [Fact]
    public void Frames_of_different_sizes_are_refused_in_words()
    {
        Picture[] frames = [Picture.Filled(4, 4, 0), Picture.Filled(4, 5, 0)];
        ArgumentException error = Assert.Throws<ArgumentException>(() => AnimatedPngWriter.Encode(frames, 5));
        Assert.Contains("Frame 1 is 4 x 5", error.Message);
        Assert.Throws<ArgumentException>(() => AnimatedPngWriter.Encode([], 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => AnimatedPngWriter.Encode(frames[..1], double.NaN));
    }

    [Fact]
    public void Unknown_video_forms_are_refused_before_anything_is_written()
    {
        Assert.Contains(".mp4", Assert.Throws<ArgumentException>(
            () => VideoWriter.Write("clip.webm", TestImages.MovingSquare(1), 5)).Message);
    }

    [Fact]
    public void An_mp4_decodes_to_nearly_the_same_frames()
    {
        Assert.SkipUnless(Ffmpeg.IsAvailable, "ffmpeg is not on the PATH");
        Picture[] frames = TestImages.MovingSquare(10, 63, 47);
        string folder = Directory.CreateTempSubdirectory("galactic-test-").FullName;
        try
        {
            string path = VideoWriter.Write(Path.Combine(folder, "new", "clip.mp4"), frames, 12.5);
            byte[] raw = Decode(path);
            Assert.Equal(frames.Length * 64 * 48 * 3, raw.Length);
            Assert.True(MeanDifference(frames, raw) < 4, "decoded colours differ by 4 of 255 on average");
            string head = System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(path));
            int index = head.IndexOf("moov", StringComparison.Ordinal);
            Assert.InRange(index, 0, head.IndexOf("mdat", StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static byte[] Decode(string path)
    {
        string[] arguments = ["-loglevel", "error", "-i", path, "-f", "rawvideo", "-pix_fmt", "rgb24", "-"];
        ProcessStartInfo info = new(Ffmpeg.Find()!, arguments)
        {
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(info)!;
        using MemoryStream memory = new();
        process.StandardOutput.BaseStream.CopyTo(memory);
        process.WaitForExit();
        return memory.ToArray();
    }

    private static double MeanDifference(Picture[] frames, byte[] raw)
    {
        double sum = 0;
        for (int f = 0; f < frames.Length; f++)
        {
            for (int i = 0; i < 63 * 47 * 3; i++)
            {
                int x = i / 3 % 63;
                int y = i / 3 / 63;
                int decoded = raw[((f * 48 + y) * 64 + x) * 3 + i % 3];
                sum += Math.Abs(frames[f].Pixels[(y * 63 + x) * 4 + i % 3] - decoded);
            }
        }

        return sum / (frames.Length * 63 * 47 * 3);
    }
}
