using System.Numerics;
using System.Runtime.InteropServices;

namespace Galactic.Datasets.Formats;

/// <summary>
/// Reads one tile of a Detour navigation mesh, version 7: its vertices and polygons. Links, height detail and search
/// tree follow and are skipped, but must be there in full.
/// </summary>
internal static class NavMeshTile
{
    private const int Magic = ('D' << 24) | ('N' << 16) | ('A' << 8) | 'V';
    private const int Version = 7;
    private const int MostVertices = 6;
    private const int MaxItems = 1 << 20;
    private const int LinkBytes = 12, DetailBytes = 12, TreeBytes = 16, OffMeshBytes = 36;

    /// <summary>Adds a tile's vertices and walkable polygons.</summary>
    public static void Read(ByteReader reader, List<Vector3> vertices, List<NavMeshPolygon> polygons)
    {
        int magic = reader.Int32("a tile's magic number");
        if (magic != Magic)
        {
            throw reader.Wrong($"a tile starts with {magic:X8}, expected {Magic:X8} (VAND)", 4);
        }

        reader.Count("the tile version", Version, Version);
        reader.Take(16, "a tile's place");
        int polygonCount = reader.Count("the number of polygons", 0, MaxItems);
        int vertexCount = reader.Count("the number of vertices", 0, MaxItems);
        int links = reader.Count("the number of links", 0, MaxItems);
        int details = reader.Count("the number of detail meshes", 0, MaxItems);
        int detailVertices = reader.Count("the number of detail vertices", 0, MaxItems);
        int detailTriangles = reader.Count("the number of detail triangles", 0, MaxItems);
        int tree = reader.Count("the number of tree nodes", 0, MaxItems);
        int offMesh = reader.Count("the number of off-mesh connections", 0, MaxItems);
        reader.Take(44, "a tile's extent");

        int firstVertex = vertices.Count;
        foreach (Vector3 vertex in reader.Values<Vector3>(vertexCount, "the vertices"))
        {
            int number = vertices.Count - firstVertex;
            vertices.Add(float.IsFinite(vertex.X + vertex.Y + vertex.Z)
                ? vertex
                : throw reader.Wrong($"vertex {number} is not finite", (vertexCount - number) * 12));
        }

        for (int i = 0; i < polygonCount; i++)
        {
            if (Polygon(reader, i, firstVertex, vertexCount) is { } polygon)
            {
                polygons.Add(polygon);
            }
        }

        reader.Take(
            (links * LinkBytes) + (details * DetailBytes) + (detailVertices * 12) + (detailTriangles * 4)
            + (tree * TreeBytes) + (offMesh * OffMeshBytes), "links, detail and search tree");
    }

    // Connections off the mesh (type 1) have two vertices and no area.
    private static NavMeshPolygon? Polygon(ByteReader reader, int number, int firstVertex, int vertexCount)
    {
        ReadOnlySpan<byte> bytes = reader.Take(32, $"polygon {number}");
        ReadOnlySpan<ushort> corners = MemoryMarshal.Cast<byte, ushort>(bytes[4..16]);
        int flags = MemoryMarshal.Read<ushort>(bytes[28..]);
        int count = bytes[30];
        int area = bytes[31] & 63;
        if (bytes[31] >> 6 != 0)
        {
            return null;
        }

        if (count is < 3 or > MostVertices)
        {
            throw reader.Wrong($"polygon {number} has {count} vertices, expected 3 to {MostVertices}", 2);
        }

        int[] indices = new int[count];
        for (int i = 0; i < count; i++)
        {
            indices[i] = corners[i] < vertexCount
                ? firstVertex + corners[i]
                : throw reader.Wrong(
                    $"polygon {number} uses vertex {corners[i]} of {vertexCount}", 28 - (2 * i));
        }

        return new NavMeshPolygon(indices, flags, area);
    }
}
