using System.Numerics;

namespace Galactic.Assets;

/// <summary>
/// What a surface looks like: at each point the base colour times the corner colour (<see cref="TriangleSurface"/>)
/// times the texture, in linear light, as far as light falls on it, and what it emits in any light.
/// </summary>
public sealed record Material
{
    private const int MaxSubdivision = 8;
    private const float TexelsPerSample = 4;

    /// <summary>Name in its file, or what the surface is made of; may be empty.</summary>
    public string Name { get; init; } = "";

    /// <summary>Linear red, green, blue, and alpha.</summary>
    public Vector4 BaseColor { get; init; } = Vector4.One;

    /// <summary>Linear red, green and blue that the surface gives off by itself; zero for most.</summary>
    public Vector3 Emission { get; init; }

    /// <summary>True if it gives off light.</summary>
    public bool IsEmitter => Emission != Vector3.Zero;

    /// <summary>Texture, or null.</summary>
    public Texture? Image { get; init; }

    /// <summary>Beyond the left and right edges of the texture.</summary>
    public TextureWrap WrapX { get; init; } = TextureWrap.Repeat;

    /// <summary>Beyond the top and bottom edges of the texture.</summary>
    public TextureWrap WrapY { get; init; } = TextureWrap.Repeat;

    /// <summary>
    /// Points where base colour alpha times texture alpha is below this are holes; 0 for an opaque surface. Nothing is
    /// blended.
    /// </summary>
    public float AlphaCutoff { get; init; }

    /// <summary>How much of a surface <see cref="AlphaCutoff"/> leaves.</summary>
    internal SurfaceCoverage Coverage
    {
        get
        {
            (byte least, byte most) = AlphaCutoff > 0 && Image is not null ? Image.Alpha : ((byte)255, (byte)255);
            return BaseColor.W * most / 255 < AlphaCutoff ? SurfaceCoverage.None
                : BaseColor.W * least / 255 < AlphaCutoff ? SurfaceCoverage.Masked
                : SurfaceCoverage.Whole;
        }
    }

    /// <summary>The same limit for the texture's alpha alone, above 0 only where <see cref="Coverage"/> is masked.</summary>
    internal float TextureCutoff => Coverage == SurfaceCoverage.Masked ? AlphaCutoff / BaseColor.W : 0;

    /// <summary>A material of one sRGB colour, see <see cref="Color"/>.</summary>
    public static Material Plain(uint color, string name = "") =>
        new() { Name = name, BaseColor = LinearColor.Unpack(color) };

    /// <summary>A material that gives off light of one sRGB colour and reflects none, see <see cref="Color"/>.</summary>
    public static Material Emitter(uint color, string name = "")
    {
        Vector4 linear = LinearColor.Unpack(color);
        return new()
        {
            Name = name,
            BaseColor = Vector4.UnitW,
            Emission = new Vector3(linear.X, linear.Y, linear.Z),
        };
    }

    /// <summary>A texture tinted with an sRGB colour, see <see cref="Color"/>; white leaves it as it is.</summary>
    public static Material Textured(Texture image, uint color = uint.MaxValue, string name = "") =>
        new() { Name = name, BaseColor = LinearColor.Unpack(color), Image = image };

    /// <summary>
    /// Mean linear colour of a triangle: the base colour times the interpolated corner colour times the texture,
    /// averaged over the centres of n x n equal sub-triangles, n growing with the number of texels the triangle spans;
    /// and what it emits.
    /// </summary>
    internal Vector4 Mean(Vector2 uvA, Vector2 uvB, Vector2 uvC, Vector4 colorA, Vector4 colorB, Vector4 colorC)
    {
        if (Image is null)
        {
            return BaseColor * (colorA + colorB + colorC) / 3 + new Vector4(Emission, 0);
        }

        var texels = new Vector2(Image.Width, Image.Height);
        float span = MathF.Max(
            ((uvB - uvA) * texels).Length(),
            MathF.Max(((uvC - uvB) * texels).Length(), ((uvA - uvC) * texels).Length()));
        int n = float.IsFinite(span) ? (int)Math.Clamp(MathF.Ceiling(span / TexelsPerSample), 1, MaxSubdivision) : 1;
        Vector4 sum = Vector4.Zero;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n - i; j++)
            {
                sum += At((i + 1f / 3) / n, (j + 1f / 3) / n);
                if (j < n - i - 1)
                {
                    sum += At((i + 2f / 3) / n, (j + 2f / 3) / n);
                }
            }
        }

        return sum / (n * n) + new Vector4(Emission, 0);

        Vector4 At(float b, float c)
        {
            float a = 1 - b - c;
            Vector4 texel = Image.Sample(a * uvA + b * uvB + c * uvC, WrapX, WrapY);
            return BaseColor * (a * colorA + b * colorB + c * colorC) * texel;
        }
    }
}
