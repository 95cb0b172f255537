using Galactic.Assets;
using Galactic.Media;

namespace Galactic.Tests.Media;

public sealed class PictureTests
{
    private static readonly uint Red = Color.Hex(0xFF0000);
    private static readonly uint Blue = Color.Hex(0x0000FF);

    [Fact]
    public void Cropping_takes_the_named_pixels()
    {
        Picture picture = new(9, 7, TestImages.Mixed(9, 7, 4));
        Picture part = picture.Crop(2, 3, 4, 2);
        Assert.Equal((4, 2), (part.Width, part.Height));
        Assert.Equal(picture[2, 3], part[0, 0]);
        Assert.Equal(picture[5, 4], part[3, 1]);
        Assert.Throws<ArgumentException>(() => picture.Crop(6, 0, 4, 1));
        Assert.Throws<ArgumentException>(() => picture.Crop(int.MaxValue, 0, 4, 1));
    }

    [Fact]
    public void Nearest_scaling_by_a_whole_factor_repeats_pixels()
    {
        Picture picture = new(5, 4, TestImages.Mixed(5, 4, 4));
        Picture large = picture.ScaleNearest(15, 12);
        for (int i = 0; i < 15 * 12; i++)
        {
            Assert.Equal(picture[i % 15 / 3, i / 15 / 3], large[i % 15, i / 15]);
        }
    }

    [Fact]
    public void Bilinear_scaling_mixes_neighbours_by_distance()
    {
        Picture two = new PictureCanvas(2, 1, Red).Fill(1, 0, 1, 1, Blue).ToPicture();
        Picture four = two.ScaleBilinear(4, 1);
        // Centres of four pixels lie at 0.25, 0.75, 1.25 and 1.75 between centres at 0.5 and 1.5.
        uint[] expected = [Red, Color.Rgb(191, 0, 64), Color.Rgb(64, 0, 191), Blue];
        Assert.Equal(expected, Enumerable.Range(0, 4).Select(x => four[x, 0]));
        Assert.Equal(Color.Hex(0x800080), two.ScaleBilinear(1, 1)[0, 0]);
    }

    [Fact]
    public void Transparent_pixels_do_not_bleed_their_colour()
    {
        Picture half = new PictureCanvas(2, 1).Fill(0, 0, 1, 1, Red).ToPicture();
        Assert.Equal(0x800000FFu, half.ScaleBilinear(1, 1)[0, 0]);
    }

    [Fact]
    public void Tiles_stand_at_multiples_of_cell_and_gap()
    {
        Picture[] pictures = [Picture.Filled(3, 2, Red), Picture.Filled(3, 2, Blue), Picture.Filled(1, 2, Blue)];
        Picture grid = Picture.Tile(pictures, 2, 1, Color.Hex(0));
        Assert.Equal((7, 5), (grid.Width, grid.Height));
        Assert.Equal(Red, grid[2, 1]);
        Assert.Equal(Color.Hex(0), grid[3, 1]);
        Assert.Equal(Blue, grid[4, 0]);
        Assert.Equal(Color.Hex(0), grid[0, 3]);
        Assert.Equal(Blue, grid[1, 3]);
    }

    [Fact]
    public void Drawing_is_clipped_at_the_edges()
    {
        PictureCanvas canvas = new(4, 4, Red);
        canvas.Fill(-5, -5, int.MaxValue, 6, Blue).Paste(Picture.Filled(9, 9, Blue), 3, 3).Text("far", 100, -100, Blue);
        Picture picture = canvas.ToPicture();
        Assert.Equal([Blue, Red, Red, Blue], new[] { picture[0, 0], picture[0, 1], picture[2, 3], picture[3, 3] });
    }

    [Fact]
    public void Text_has_the_shape_of_its_letters()
    {
        Picture picture = new PictureCanvas(11, 7, 0).Text("L1", 0, 0, Red).ToPicture();
        string[] rows = [.. Enumerable.Range(0, 7).Select(y =>
            string.Concat(Enumerable.Range(0, 11).Select(x => picture[x, y] == Red ? '#' : '.')))];
        string[] expected =
        [
            "#.......#..", "#......##..", "#.......#..", "#.......#..", "#.......#..", "#.......#..", "#####..###.",
        ];
        Assert.Equal(expected, rows);
        Assert.Equal((11, 7), PictureCanvas.MeasureText("L1"));
    }

    [Fact]
    public void Outlines_leave_the_inside()
    {
        Picture picture = new PictureCanvas(5, 5, Red).Outline(0, 0, 5, 5, Blue).ToPicture();
        int blue = Enumerable.Range(0, 25).Count(i => picture[i % 5, i / 5] == Blue);
        Assert.Equal(16, blue);
        Assert.Equal(Red, picture[2, 2]);
    }

    [Fact]
    public void Half_transparent_paint_mixes_evenly()
    {
        Picture picture = new PictureCanvas(1, 1, Color.Hex(0)).Fill(0, 0, 1, 1, 0x80FFFFFF).ToPicture();
        Assert.Equal(Color.Hex(0x808080), picture[0, 0]);
    }

    [Fact]
    public void Gray_values_span_black_to_white()
    {
        Picture picture = Picture.FromGray(4, 1, [0, 5, 20, float.NaN], 0, 10);
        uint[] expected = [Color.Hex(0), Color.Hex(0x808080), Color.Hex(0xFFFFFF), Color.Hex(0)];
        Assert.Equal(expected, Enumerable.Range(0, 4).Select(x => picture[x, 0]));
    }

    [Fact]
    public void Files_that_are_no_image_are_refused_in_words()
    {
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => Picture.Decode(new byte[5]));
        Assert.Contains("5 bytes are not a readable", error.Message);
    }
}
