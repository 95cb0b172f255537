using System.Numerics;

namespace Galactic.Assets;

/// <summary>Everything that colours a surface, reduced to one mean colour per triangle.</summary>
/// <param name="Factor">Linear base colour and alpha.</param>
/// <param name="Image">Texture, or null.</param>
/// <param name="WrapX">Beyond the left and right edges.</param>
/// <param name="WrapY">Beyond the top and bottom edges.</param>
/// <param name="AlphaLimit">Triangles whose mean alpha is below this are not drawn; 0 keeps all.</param>
internal sealed record SurfacePaint(
    Vector4 Factor, Texture? Image, TextureWrap WrapX, TextureWrap WrapY, float AlphaLimit)
{
    private const int MaxSubdivision = 8;
    private const float TexelsPerSample = 4;

    /// <summary>A plain, opaque colour.</summary>
    public static SurfacePaint Plain(Vector4 factor) => new(factor, null, TextureWrap.Repeat, TextureWrap.Repeat, 0);

    /// <summary>
    /// Mean linear colour of a triangle: the factor times the interpolated vertex colour times the texture, averaged
    /// over the centres of n x n equal sub-triangles, n growing with the number of texels the triangle spans.
    /// </summary>
    public Vector4 Mean(Vector2 uvA, Vector2 uvB, Vector2 uvC, Vector4 colorA, Vector4 colorB, Vector4 colorC)
    {
        if (Image is null)
        {
            return Factor * (colorA + colorB + colorC) / 3;
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

        return sum / (n * n);

        Vector4 At(float b, float c)
        {
            float a = 1 - b - c;
            Vector4 texel = Image.Sample(a * uvA + b * uvB + c * uvC, WrapX, WrapY);
            return Factor * (a * colorA + b * colorB + c * colorC) * texel;
        }
    }
}
