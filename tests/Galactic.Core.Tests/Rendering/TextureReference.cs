using System.Numerics;
using Galactic.Assets;
using Galactic.Rendering;

namespace Galactic.Tests.Rendering;

/// <summary>
/// The unlit colour of a hit in double precision, by the book: coordinates by ray and plane, footprint by the rays one
/// pixel to the right and below, the level nearest in size, and of that four texels blended as stored.
/// </summary>
internal static class TextureReference
{
    public static Vector3 Color(CameraSettings camera, RayHit hit, int x, int y)
    {
        TriangleSurface? surface = hit.Mesh!.Surface?[hit.Triangle];
        uint plain = hit.Mesh.Colors[hit.Triangle];
        if (surface is not { } painted || (painted.Material.Image is null && hit.Mesh.Surface!.Tints is null))
        {
            // The colour of an even triangle is its mean, what it emits included.
            return new Vector3(plain & 255, plain >> 8 & 255, plain >> 16 & 255);
        }

        (double rayX, double rayY) = RayCaster.Ray(camera, x, y);
        (double b, double c) = RayCaster.Weights(hit.Corners!, rayX, rayY);
        Vector4 texel = painted.Material.Image is null ? new Vector4(255) : Texel(camera, hit, painted, x, y);
        Vector4 tint = (float)(1 - b - c) * LinearColor.Unpack(painted.TintA)
            + (float)b * LinearColor.Unpack(painted.TintB) + (float)c * LinearColor.Unpack(painted.TintC);
        tint = Vector4.Clamp(tint * painted.Material.BaseColor, Vector4.Zero, Vector4.One);
        Vector3 lit = new(
            Encode(tint.X * Decode(texel.X)), Encode(tint.Y * Decode(texel.Y)), Encode(tint.Z * Decode(texel.Z)));
        Vector3 emission = painted.Material.Emission;
        return Vector3.Min(
            lit + new Vector3(Encode(emission.X), Encode(emission.Y), Encode(emission.Z)), new Vector3(255));
    }

    /// <summary>Whether a ray passes through a hole of a triangle's texture.</summary>
    public static bool IsHole(CameraSettings camera, RayHit hit, int x, int y) =>
        hit.Mesh!.Surface?[hit.Triangle] is { Material: { AlphaCutoff: > 0, Image: not null } material } painted
            && Texel(camera, hit, painted, x, y).W / 255 * material.BaseColor.W < material.AlphaCutoff;

    private static Vector4 Texel(CameraSettings camera, RayHit hit, TriangleSurface surface, int x, int y)
    {
        Material material = surface.Material;
        (double u, double v) = Uv(camera, hit, surface, x, y);

        // A thousandth of a pixel to both sides: the derivative itself, not a difference over pixels.
        const double Step = 1e-3;
        (double rightU, double rightV) = Uv(camera, hit, surface, x + Step, y);
        (double belowU, double belowV) = Uv(camera, hit, surface, x, y + Step);
        double across = Length((rightU - u) / Step, (rightV - v) / Step, material.Image!);
        double down = Length((belowU - u) / Step, (belowV - v) / Step, material.Image!);
        int last = material.Image!.Levels.Count - 1;
        double level = Math.Log2(Math.Max(across, down));
        TextureLevel shown = material.Image.Levels[(int)Math.Clamp(Math.Floor(level + 0.5), 0, last)];
        (double s, double t) = (u * shown.Width - 0.5, v * shown.Height - 0.5);
        if (material.WrapX == TextureWrap.Clamp)
        {
            s = Math.Clamp(s, -0.5, shown.Width - 0.5);
        }

        if (material.WrapY == TextureWrap.Clamp)
        {
            t = Math.Clamp(t, -0.5, shown.Height - 0.5);
        }

        (double left, double top) = (Math.Floor(s), Math.Floor(t));
        Vector4 At(double column, double row)
        {
            int px = Index((long)column, shown.Width, material.WrapX);
            int py = Index((long)row, shown.Height, material.WrapY);
            ReadOnlySpan<byte> p = shown.Rgba.Span.Slice(4 * (py * shown.Width + px), 4);
            return new Vector4(p[0], p[1], p[2], p[3]);
        }

        Vector4 upper = Vector4.Lerp(At(left, top), At(left + 1, top), (float)(s - left));
        Vector4 lower = Vector4.Lerp(At(left, top + 1), At(left + 1, top + 1), (float)(s - left));
        return Vector4.Lerp(upper, lower, (float)(t - top));
    }

    private static (double U, double V) Uv(CameraSettings camera, RayHit hit, TriangleSurface s, double x, double y)
    {
        (double rayX, double rayY) = RayCaster.Ray(camera, x, y);
        (double b, double c) = RayCaster.Weights(hit.Corners!, rayX, rayY);
        double a = 1 - b - c;
        return (a * s.UvA.X + b * s.UvB.X + c * s.UvC.X, a * s.UvA.Y + b * s.UvB.Y + c * s.UvC.Y);
    }

    private static double Length(double u, double v, Texture image) =>
        Math.Sqrt(u * u * image.Width * image.Width + v * v * image.Height * image.Height);

    private static int Index(long i, int size, TextureWrap wrap) => wrap switch
    {
        TextureWrap.Clamp => (int)Math.Clamp(i, 0, size - 1),
        TextureWrap.Mirror => (int)((i % (2 * size) + 2 * size) % (2 * size)) is var m && m < size
            ? m
            : 2 * size - 1 - m,
        _ => (int)((i % size + size) % size),
    };

    private static float Decode(float value) =>
        value / 255 is var v && v <= 0.04045f ? v / 12.92f : MathF.Pow((v + 0.055f) / 1.055f, 2.4f);

    private static float Encode(float v) =>
        255 * (v <= 0.0031308f ? v * 12.92f : 1.055f * MathF.Pow(v, 1 / 2.4f) - 0.055f);
}
