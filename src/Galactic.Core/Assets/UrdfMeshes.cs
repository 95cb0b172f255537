using System.Numerics;

namespace Galactic.Assets;

/// <summary>Triangles of URDF primitives.</summary>
internal static class UrdfMeshes
{
    private const int Sides = 16;
    private static readonly uint Grey = Color.Rgb(200, 200, 200);

    /// <summary>Triangles of a box, cylinder or sphere, in the shape's own frame.</summary>
    public static TriangleMesh Of(UrdfShape shape)
    {
        var builder = new MeshBuilder();
        uint color = shape.Color ?? Grey;
        switch (shape.Geometry)
        {
            case UrdfGeometry.Box:
                builder.Box(Geometry.Pose.Identity, shape.Size / 2, color);
                break;
            case UrdfGeometry.Cylinder:
                Revolve(builder, color, [(0, -1), (1, -1), (1, 1), (0, 1)], shape.Size.X, shape.Size.Y / 2);
                break;
            default:
                const int rings = Sides / 2;
                var profile = new (float, float)[rings + 1];
                for (int i = 0; i <= rings; i++)
                {
                    float angle = MathF.PI * i / rings;
                    profile[i] = (MathF.Sin(angle), -MathF.Cos(angle));
                }

                Revolve(builder, color, profile, shape.Size.X, shape.Size.X);
                break;
        }

        return builder.Build();
    }

    // Turns a (radius, height) profile, bottom to top, about z.
    private static void Revolve(
        MeshBuilder builder, uint color, (float R, float Z)[] profile, float radius, float height)
    {
        for (int side = 0; side < Sides; side++)
        {
            for (int i = 1; i < profile.Length; i++)
            {
                Vector3 a = At(profile[i - 1], side), b = At(profile[i - 1], side + 1);
                Vector3 c = At(profile[i], side + 1), d = At(profile[i], side);
                if (profile[i - 1].R > 1e-6f)
                {
                    builder.Triangle(a, b, c, color);
                }

                if (profile[i].R > 1e-6f)
                {
                    builder.Triangle(a, c, d, color);
                }
            }
        }

        Vector3 At((float R, float Z) point, int side)
        {
            float angle = 2 * MathF.PI * (side % Sides) / Sides;
            return new Vector3(
                MathF.Cos(angle) * point.R * radius, MathF.Sin(angle) * point.R * radius, point.Z * height);
        }
    }
}
