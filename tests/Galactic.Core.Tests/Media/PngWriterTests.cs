using Galactic.Media;
using StbImageSharp;

namespace Galactic.Tests.Media;

public sealed class PngWriterTests
{
    [Theory]
    [InlineData(PngColor.Gray8, 1, ColorComponents.Grey)]
    [InlineData(PngColor.Rgb8, 3, ColorComponents.RedGreenBlue)]
    [InlineData(PngColor.Rgba8, 4, ColorComponents.RedGreenBlueAlpha)]
    public void Another_decoder_reads_the_same_pixels(PngColor color, int channels, ColorComponents components)
    {
        foreach ((int width, int height) in new[] { (1, 1), (1, 9), (7, 1), (33, 17), (128, 128) })
        {
            byte[] pixels = TestImages.Mixed(width, height, channels);
            ImageResult decoded = ImageResult.FromMemory(PngWriter.Encode(pixels, width, height, color));
            Assert.Equal((width, height, components), (decoded.Width, decoded.Height, decoded.SourceComp));
            Assert.Equal(pixels, decoded.Data);
        }
    }

    [Fact]
    public void Smooth_images_become_much_smaller_than_their_pixels()
    {
        byte[] ramp = new byte[256 * 256 * 3];
        for (int i = 0; i < ramp.Length; i++)
        {
            ramp[i] = (byte)(i / 3 % 256 / 2 + i / 768 / 2);
        }

        Assert.True(PngWriter.Encode(ramp, 256, 256, PngColor.Rgb8).Length < ramp.Length / 50);
    }

    [Fact]
    public void Every_chunk_has_the_checksum_of_its_content()
    {
        byte[] file = PngWriter.Encode(TestImages.Mixed(20, 10, 4), 20, 10, PngColor.Rgba8);
        Assert.Equal(["IHDR", "IDAT", "IEND"], PngParser.Chunks(file).Select(chunk => chunk.Type));
    }

    [Fact]
    public void A_buffer_of_the_wrong_size_is_refused_in_words()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(
            () => PngWriter.Encode(new byte[11], 2, 2, PngColor.Rgb8));
        Assert.Contains("are 12 bytes, but the buffer has 11", error.Message);
        Assert.Throws<ArgumentException>(() => PngWriter.Encode([], 0, 5, PngColor.Gray8));
        Assert.Throws<ArgumentException>(() => PngWriter.Encode([], -1, 5, PngColor.Gray8));
    }
}
