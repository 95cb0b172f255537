using System.Numerics;
using Galactic.Assets;

namespace Galactic.Tests.Assets;

public sealed class TextureTests
{
    [Fact]
    public void Smaller_levels_are_means_in_linear_light()
    {
        uint white = Color.Rgb(255, 255, 255), black = Color.Rgb(0, 0, 0);
        Texture texture = new(4, 2, [white, black, black, black, black, white, black, white]);
        Assert.Equal([(4, 2), (2, 1), (1, 1)], texture.Levels.Select(l => (l.Width, l.Height)));

        // Half of the light is sRGB 188, a quarter 137, three eighths 165.
        Assert.Equal<byte>([188, 188, 188, 255, 137, 137, 137, 255], texture.Levels[1].Rgba.ToArray());
        Assert.Equal<byte>([165, 165, 165, 255], texture.Levels[2].Rgba.ToArray());
    }

    [Fact]
    public void Odd_sizes_share_the_middle_texel()
    {
        uint[] colors = [.. Enumerable.Range(0, 25).Select(i => i % 5 == 2 ? Color.Rgb(255, 255, 255) : Color.Rgb(0, 0, 0))];
        TextureLevel half = new Texture(5, 5, colors).Levels[1];
        Assert.Equal((2, 2), (half.Width, half.Height));

        // Each half holds 2.5 texels, 0.5 of them white: a fifth of the light, sRGB 124.
        Assert.All(Enumerable.Range(0, 4), i => Assert.Equal(124, half.Rgba.Span[4 * i]));
    }

    [Fact]
    public void Holes_do_not_darken_their_neighbours()
    {
        uint hole = 0, red = Color.Rgb(255, 0, 0);
        TextureLevel level = new Texture(2, 2, [red, hole, hole, hole]).Levels[1];
        Assert.Equal<byte>([255, 0, 0, 64], level.Rgba.ToArray());
    }

    [Fact]
    public void Bilinear_samples_wrap_as_told()
    {
        Texture texture = new(2, 1, [Color.Rgb(0, 0, 0), Color.Rgb(255, 255, 255)]);
        float At(float u, TextureWrap wrap) => texture.Sample(new Vector2(u, 0.5f), wrap, TextureWrap.Clamp).X;
        Assert.Equal(0, At(0.25f, TextureWrap.Repeat), 1e-6f);
        Assert.Equal(0.5f, At(0.5f, TextureWrap.Repeat), 1e-6f);
        Assert.Equal(0.5f, At(1f, TextureWrap.Repeat), 1e-6f);
        Assert.Equal(0, At(-3.75f, TextureWrap.Repeat), 1e-6f);
        Assert.Equal(1, At(1.1f, TextureWrap.Clamp), 1e-6f);
        Assert.Equal(1, At(1.25f, TextureWrap.Mirror), 1e-6f);
        Assert.Equal(0, At(1.75f, TextureWrap.Mirror), 1e-6f);
    }

    [Fact]
    public void A_texture_within_a_limit_is_one_of_its_levels()
    {
        Texture texture = new(8, 4, Enumerable.Range(0, 32).Select(i => Color.Rgb(i, i, i)).ToArray());
        Assert.Same(texture, texture.Within(8));
        Texture small = texture.Within(3);
        Assert.Equal((2, 1), (small.Width, small.Height));
        Assert.Equal(texture.Levels[2].Rgba.ToArray(), small.Levels[0].Rgba.ToArray());
    }

    [Fact]
    public void Sizes_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new Texture(2, 2, [0, 0, 0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Texture(0, 2, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Texture(Texture.MaxEdge + 1, 1, new uint[Texture.MaxEdge + 1]));
    }
}
