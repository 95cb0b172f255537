using System.Numerics;
using Galactic.Assets;
using Galactic.Homes;
using Galactic.Homes.Furniture;

namespace Galactic.Tests.Homes;

[Collection(nameof(SampleHomes))]
public class HomeColorTests(SampleHomes sample)
{
    [Fact]
    public void Lightness_is_that_of_CIE()
    {
        static double Linear(uint v) =>
            v / 255.0 <= 0.04045 ? v / 255.0 / 12.92 : Math.Pow((v / 255.0 + 0.055) / 1.055, 2.4);
        for (uint color = 0; color < 1u << 24; color += 77_773)
        {
            double y = 0.2126 * Linear(color & 255) + 0.7152 * Linear(color >> 8 & 255)
                + 0.0722 * Linear(color >> 16 & 255);
            double expected = y <= 216.0 / 24389 ? y * 24389 / 27 : 116 * Math.Cbrt(y) - 16;
            Assert.Equal(expected, ColorMath.Lightness(color), 6);
        }

        Assert.Equal(100, ColorMath.Lightness(Color.Hex(0xFFFFFF)), 6);
        Assert.Equal(53.585, ColorMath.Lightness(Color.Hex(0x808080)), 3);
    }

    [Fact]
    public void Furniture_stands_out_from_whatever_floor_is_under_it()
    {
        foreach (Home home in sample.Homes)
        {
            foreach (Palette palette in Palette.All)
            {
                for (uint style = 0; style < 64; style++)
                {
                    PieceColors c = PieceColors.Of(palette, style * 0x9E3779B1u, palette.Floor);
                    double floor = ColorMath.Lightness(palette.Floor);
                    Assert.True(Math.Abs(ColorMath.Lightness(c.Wood.Color) - floor) >= Contrast.Least, palette.Name);
                    Assert.True(Math.Abs(ColorMath.Lightness(c.Textile.Color) - floor) >= Contrast.Least, palette.Name);
                }
            }

            break;
        }
    }

    [Fact]
    public void Pieces_of_a_palette_differ_by_two_degrees_of_hue_and_four_percent_of_value_at_most()
    {
        Palette palette = Palette.All[1];
        (float Hue, float Value)[] woods = [.. Enumerable.Range(0, 400).Select(i =>
            HueAndValue(PieceColors.Of(palette, (uint)i * 0x9E3779B1u, Color.Hex(0x202020)).Wood.Color))];
        (float hue, float value) = HueAndValue(palette.Wood);
        Assert.InRange(woods.Min(w => w.Value) / value, 0.95f, 0.97f);
        Assert.InRange(woods.Max(w => w.Value) / value, 1.03f, 1.05f);
        Assert.InRange(woods.Min(w => w.Hue) - hue, -3.2f, -1);
        Assert.InRange(woods.Max(w => w.Hue) - hue, 1, 3.2f);
    }

    [Fact]
    public void Walls_are_light_and_floors_of_middle_lightness()
    {
        Assert.All(Palette.All, p =>
        {
            Assert.InRange(ColorMath.Lightness(p.Wall), 82, 99);
            Assert.InRange(ColorMath.Lightness(p.Floor), 35, 85);
        });
    }

    [Fact]
    public void Light_comes_from_eight_directions_at_thirty_to_fifty_five_degrees_and_a_lamp_hangs_in_every_room()
    {
        HashSet<int> directions = [];
        foreach (Home home in sample.Homes)
        {
            HomeLight light = home.Light;
            Assert.Equal(1, light.SunDirection.Length(), 5);
            Assert.InRange(MathF.Asin(light.SunDirection.Y) * 180 / MathF.PI, 29.5f, 55.5f);
            float angle = MathF.Atan2(light.SunDirection.Z, light.SunDirection.X) * 4 / MathF.PI;
            Assert.Equal(MathF.Round(angle), angle, 3);
            directions.Add((int)MathF.Round(angle + 8) % 8);
            Assert.InRange(light.SunKelvin, 5500, 6500);
            Assert.Equal(home.Rooms.Count, light.Lamps.Count);
            for (int i = 0; i < home.Rooms.Count; i++)
            {
                Vector3 p = light.Lamps[i].Position;
                Assert.True(home.Rooms[i].Clear.Contains((int)(p.X * 1000), (int)(p.Z * 1000)));
                Assert.Equal(2.2f, p.Y);
            }
        }

        Assert.Equal(8, directions.Count);
    }

    /// <summary>Known sRGB colours of black bodies (CIE 1931 2 degrees), normalised to the brightest channel.</summary>
    [Theory]
    [InlineData(3000, 255, 180, 107)]
    [InlineData(5500, 255, 236, 224)]
    [InlineData(6500, 255, 249, 253)]
    [InlineData(9000, 214, 225, 255)]
    public void Temperatures_give_the_known_colours_of_light(int kelvin, int red, int green, int blue)
    {
        uint color = BlackBody.Color(kelvin);
        Assert.InRange((int)(color & 255) - red, -6, 6);
        Assert.InRange((int)(color >> 8 & 255) - green, -6, 6);
        Assert.InRange((int)(color >> 16 & 255) - blue, -6, 6);
    }

    private static (float Hue, float Value) HueAndValue(uint color)
    {
        (float r, float g, float b) = (color & 255, color >> 8 & 255, color >> 16 & 255);
        // Angle about the grey axis: what a turn of the hue changes.
        float hue = MathF.Atan2(MathF.Sqrt(3) * (g - b), 2 * r - g - b) * 180 / MathF.PI;
        return (hue, MathF.Max(r, MathF.Max(g, b)));
    }
}
