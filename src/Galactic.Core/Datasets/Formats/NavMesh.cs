using System.Numerics;
using Galactic.Assets;
using Galactic.Geometry;

namespace Galactic.Datasets.Formats;

/// <summary>
/// A navigation mesh as habitat-sim stores it (<c>.navmesh</c>): the polygons where an agent's centre may be.
/// </summary>
/// <remarks>
/// Little-endian: "TESM", version 2, tile count, grid parameters (28 bytes), build settings (56 bytes), then per tile
/// a reference, a size and the tile of the Detour library.
/// </remarks>
public sealed class NavMesh
{
    private const uint Magic = ('M' << 24) | ('S' << 16) | ('E' << 8) | 'T';
    private const int Version = 2;
    private const int MaxTiles = 1 << 16;
    // Polygon borders meet exactly; points on them are inside.
    private const float Border = 1e-5f;
    private readonly Vector3[] vertices;
    private readonly NavMeshPolygon[] polygons;

    /// <summary>Wraps vertices and convex polygons.</summary>
    /// <param name="settings">What it was built with.</param>
    /// <param name="origin">Corner of the voxel grid, metres.</param>
    /// <param name="vertices">Corners of polygons, metres.</param>
    /// <param name="polygons">Convex polygons.</param>
    public NavMesh(NavMeshSettings settings, Vector3 origin, Vector3[] vertices, NavMeshPolygon[] polygons)
    {
        (Settings, Origin, this.vertices, this.polygons) = (settings, origin, vertices, polygons);
        Bounds = Bounds.Of(vertices);
        Area = polygons.Sum(AreaOf);
    }

    /// <summary>What the mesh was built with.</summary>
    public NavMeshSettings Settings { get; }

    /// <summary>Lowest corner of the voxel grid the mesh was built on, metres.</summary>
    public Vector3 Origin { get; }

    /// <summary>Corners, metres, world frame.</summary>
    public IReadOnlyList<Vector3> Vertices => vertices;

    /// <summary>Convex polygons.</summary>
    public IReadOnlyList<NavMeshPolygon> Polygons => polygons;

    /// <summary>Box around all vertices.</summary>
    public Bounds Bounds { get; }

    /// <summary>Area seen from above, square metres.</summary>
    public float Area { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="AssetException">The file is missing, is not a navigation mesh of this version, or is
    /// damaged; names the byte.</exception>
    public static NavMesh Load(string path)
    {
        ByteReader reader = new(path);
        uint magic = reader.UInt32("the magic number");
        if (magic != Magic)
        {
            throw reader.Wrong($"the file starts with {magic:X8}, expected {Magic:X8} (TESM) of a navigation mesh", 4);
        }

        reader.Count("the version", Version, Version);
        int tiles = reader.Count("the number of tiles", 0, MaxTiles);
        Vector3 origin = new(reader.Single("orig.x"), reader.Single("orig.y"), reader.Single("orig.z"));
        reader.Take(16, "the grid parameters");
        NavMeshSettings settings = ReadSettings(reader);
        List<Vector3> vertices = [];
        List<NavMeshPolygon> polygons = [];
        for (int i = 0; i < tiles; i++)
        {
            reader.UInt32($"the reference of tile {i}");
            int size = reader.Count($"the size of tile {i}", 100, int.MaxValue);
            int start = reader.Offset;
            NavMeshTile.Read(reader, vertices, polygons);
            if (reader.Offset - start != size)
            {
                throw reader.Wrong($"tile {i} takes {reader.Offset - start} bytes, expected {size}", 0);
            }
        }

        return reader.Left == 0
            ? new NavMesh(settings, origin, [.. vertices], [.. polygons])
            : throw reader.Wrong($"{reader.Left} bytes follow the last tile, expected the end of the file", 0);
    }

    /// <summary>True if a point seen from above lies in a polygon or on its border.</summary>
    public bool Contains(float x, float z) => DistanceTo(x, z) <= Border;

    /// <summary>Level distance from a point to the nearest polygon, metres; 0 inside.</summary>
    public float DistanceTo(float x, float z)
    {
        float best = float.PositiveInfinity;
        Vector2 point = new(x, z);
        foreach (NavMeshPolygon polygon in polygons)
        {
            best = MathF.Min(best, DistanceTo(polygon, point));
            if (best == 0)
            {
                break;
            }
        }

        return best;
    }

    /// <summary>Height of the mesh at a point, metres; null outside. Of several floors, the lowest.</summary>
    public float? HeightAt(float x, float z)
    {
        float? lowest = null;
        foreach (NavMeshPolygon polygon in polygons)
        {
            for (int i = 2; i < polygon.Vertices.Count; i++)
            {
                Vector3 a = vertices[polygon.Vertices[0]];
                Vector3 ab = vertices[polygon.Vertices[i - 1]] - a;
                Vector3 ac = vertices[polygon.Vertices[i]] - a;
                float area = (ab.X * ac.Z) - (ab.Z * ac.X);
                float u = (((x - a.X) * ac.Z) - ((z - a.Z) * ac.X)) / area;
                float v = ((ab.X * (z - a.Z)) - (ab.Z * (x - a.X))) / area;
                if (u >= -Border && v >= -Border && u + v <= 1 + Border)
                {
                    float height = a.Y + (u * ab.Y) + (v * ac.Y);
                    lowest = MathF.Min(lowest ?? height, height);
                }
            }
        }

        return lowest;
    }

    private static NavMeshSettings ReadSettings(ByteReader reader)
    {
        float Next(string what) => reader.Single(what);
        NavMeshSettings settings = new(
            Next("cellSize"), Next("cellHeight"), Next("agentHeight"), Next("agentRadius"), Next("agentMaxClimb"),
            Next("agentMaxSlope"), Next("regionMinSize"), Next("regionMergeSize"), Next("edgeMaxLen"),
            Next("edgeMaxError"), Next("vertsPerPoly"), Next("detailSampleDist"), Next("detailSampleMaxError"));
        reader.Take(4, "the filter flags");
        return settings;
    }

    private float AreaOf(NavMeshPolygon polygon)
    {
        double twice = 0;
        for (int i = 0; i < polygon.Vertices.Count; i++)
        {
            (Vector2 p, Vector2 q) = Edge(polygon, i);
            twice += ((double)p.X * q.Y) - ((double)p.Y * q.X);
        }

        return (float)Math.Abs(twice / 2);
    }

    private float DistanceTo(NavMeshPolygon polygon, Vector2 point)
    {
        float nearest = float.PositiveInfinity;
        (bool left, bool right) = (false, false);
        for (int i = 0; i < polygon.Vertices.Count; i++)
        {
            (Vector2 p, Vector2 q) = Edge(polygon, i);
            Vector2 along = q - p;
            Vector2 to = point - p;
            float side = (along.X * to.Y) - (along.Y * to.X);
            (left, right) = (left || side > 0, right || side < 0);
            float t = Math.Clamp(Vector2.Dot(to, along) / MathF.Max(along.LengthSquared(), 1e-12f), 0, 1);
            nearest = MathF.Min(nearest, Vector2.Distance(to, along * t));
        }

        return left && right ? nearest : 0;
    }

    private (Vector2 From, Vector2 To) Edge(NavMeshPolygon polygon, int index)
    {
        Vector3 p = vertices[polygon.Vertices[index]];
        Vector3 q = vertices[polygon.Vertices[index + 1 < polygon.Vertices.Count ? index + 1 : 0]];
        return (new Vector2(p.X, p.Z), new Vector2(q.X, q.Z));
    }
}
