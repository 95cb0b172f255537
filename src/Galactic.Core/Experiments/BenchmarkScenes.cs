using System.Numerics;
using Galactic.Assets;
using Galactic.Compute;
using Galactic.Geometry;

namespace Galactic.Experiments;

/// <summary>Furnished flats of six rooms for measuring renderers: 12 by 8 metres, floor at y = 0.</summary>
public static class BenchmarkScenes
{
    /// <summary>Extent along x, metres.</summary>
    public const float Length = 12;

    /// <summary>Extent along z, metres.</summary>
    public const float Depth = 8;

    /// <summary>Height of the ceiling, metres.</summary>
    public const float Height = 2.6f;

    private const int Columns = 3;
    private const int Rows = 2;
    private const float DoorWidth = 0.9f;
    private const float DoorHeight = 2.05f;
    private const float HalfThickness = 0.05f;

    /// <summary>About 2,000 triangles.</summary>
    public static TriangleMesh Small() => Flat(seed: 1, sphereSegments: 8, piecesPerRoom: 9);

    /// <summary>About 22,000 triangles.</summary>
    public static TriangleMesh Medium() => Flat(seed: 2, sphereSegments: 24, piecesPerRoom: 20);

    /// <summary>About 150,000 triangles.</summary>
    public static TriangleMesh Large() => Flat(seed: 3, sphereSegments: 65, piecesPerRoom: 20);

    /// <summary>Builds a flat.</summary>
    /// <param name="seed">Places the furniture.</param>
    /// <param name="sphereSegments">Segments around a sphere; a sphere has about their square triangles.</param>
    /// <param name="piecesPerRoom">Tables, boxes and spheres, a third of each.</param>
    public static TriangleMesh Flat(ulong seed, int sphereSegments, int piecesPerRoom)
    {
        MeshBuilder builder = new();
        Slab(builder, new Vector3(0, -0.1f, 0), new Vector3(Length, 0, Depth), Color.Hex(0xB08D68));
        Slab(builder, new Vector3(0, Height, 0), new Vector3(Length, Height + 0.1f, Depth), Color.Hex(0xF2F0EA));
        for (int column = 0; column <= Columns; column++)
        {
            for (int row = 0; row < Rows; row++)
            {
                bool hasDoor = column > 0 && column < Columns;
                Wall(builder, column * Length / Columns, row * Depth / Rows, Depth / Rows, alongX: false, hasDoor);
            }
        }

        for (int row = 0; row <= Rows; row++)
        {
            for (int column = 0; column < Columns; column++)
            {
                bool hasDoor = row > 0 && row < Rows;
                Wall(builder, row * Depth / Rows, column * Length / Columns, Length / Columns, alongX: true, hasDoor);
            }
        }

        RandomKey key = RandomKey.FromSeed(seed);
        for (int room = 0; room < Columns * Rows; room++)
        {
            Vector3 corner = new(room % Columns * Length / Columns, 0, room / Columns * Depth / Rows);
            Furnish(builder, key.For(room), corner, sphereSegments, piecesPerRoom);
        }

        return builder.Build(isSingleSided: true);
    }

    private static void Wall(MeshBuilder builder, float across, float start, float length, bool alongX, bool hasDoor)
    {
        void Part(float from, float to, float bottom)
        {
            Vector3 min = new(from, bottom, across - HalfThickness);
            Vector3 max = new(to, Height, across + HalfThickness);
            if (!alongX)
            {
                (min, max) = (new Vector3(min.Z, min.Y, min.X), new Vector3(max.Z, max.Y, max.X));
            }

            Slab(builder, min, max, Color.Hex(0xDAD5CB));
        }

        if (!hasDoor)
        {
            Part(start, start + length, 0);
            return;
        }

        float left = start + (length - DoorWidth) / 2;
        Part(start, left, 0);
        Part(left + DoorWidth, start + length, 0);
        Part(left, left + DoorWidth, DoorHeight);
    }

    private static void Furnish(MeshBuilder builder, RandomKey key, Vector3 corner, int segments, int pieces)
    {
        for (int piece = 0; piece < pieces; piece++)
        {
            RandomKey draws = key.For(piece);
            float x = corner.X + draws.Uniform(0, 0.5f, Length / Columns - 0.5f);
            float z = corner.Z + draws.Uniform(1, 0.5f, Depth / Rows - 0.5f);
            uint color = Color.Rgb(80 + draws.Index(2, 150), 80 + draws.Index(3, 150), 80 + draws.Index(4, 150));
            float size = draws.Uniform(5, 0.12f, 0.3f);
            if (piece % 3 == 0)
            {
                Table(builder, new Vector3(x, 0, z), size * 2, draws.Uniform(6, 0.4f, 0.8f), color);
            }
            else if (piece % 3 == 1)
            {
                Quaternion turn = Quaternion.CreateFromAxisAngle(Vector3.UnitY, draws.Uniform(6, 0, MathF.Tau));
                builder.Box(new Pose(new Vector3(x, size, z), turn), new Vector3(size), color);
            }
            else
            {
                Sphere(builder, new Vector3(x, draws.Uniform(6, size, 1.5f), z), size, segments, color);
            }
        }
    }

    private static void Slab(MeshBuilder builder, Vector3 min, Vector3 max, uint color) =>
        builder.Box(new Pose((min + max) / 2, Quaternion.Identity), (max - min) / 2, color);

    private static void Table(MeshBuilder builder, Vector3 foot, float width, float height, uint color)
    {
        const float Leg = 0.025f;
        Vector3 half = new(width, 0, width * 0.7f);
        Slab(builder, foot - half + new Vector3(0, height, 0), foot + half + new Vector3(0, height + 0.04f, 0), color);
        for (int corner = 0; corner < 4; corner++)
        {
            float x = (corner % 2 * 2 - 1) * (half.X - Leg);
            float z = (corner / 2 * 2 - 1) * (half.Z - Leg);
            Vector3 center = foot + new Vector3(x, 0, z);
            Slab(builder, center - new Vector3(Leg, 0, Leg), center + new Vector3(Leg, height, Leg), color);
        }
    }

    private static void Sphere(MeshBuilder builder, Vector3 center, float radius, int segments, uint color)
    {
        int rings = segments / 2;
        Vector3 Point(int ring, int segment)
        {
            (float sin, float cos) = MathF.SinCos(MathF.PI * ring / rings);
            (float east, float north) = MathF.SinCos(MathF.Tau * (segment % segments) / segments);
            return center + radius * new Vector3(sin * north, cos, -sin * east);
        }

        for (int ring = 0; ring < rings; ring++)
        {
            for (int segment = 0; segment < segments; segment++)
            {
                Vector3 a = Point(ring, segment);
                Vector3 b = Point(ring + 1, segment);
                Vector3 c = Point(ring + 1, segment + 1);
                Vector3 d = Point(ring, segment + 1);
                if (ring < rings - 1)
                {
                    builder.Triangle(a, b, c, color);
                }

                if (ring > 0)
                {
                    builder.Triangle(a, c, d, color);
                }
            }
        }
    }
}
