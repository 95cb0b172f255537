using System.Numerics;
using Galactic.Assets;
using Galactic.Geometry;

namespace Galactic.Scenes;

/// <summary>Free-space columns and blocked cells of a home, from a <see cref="PreparedCache"/> where they are in it.</summary>
internal static class FreeSpaceCache
{
    private const string Kind = "space";

    /// <summary>The key of a home's geometry and settings.</summary>
    public static byte[] KeyOf(CollisionGeometry geometry, SceneSettings settings)
    {
        using PreparedKey key = new();
        key.Add<float>([settings.CellSize, settings.StepHeight, settings.BodyHeight, settings.OpenHeight]);
        key.Add<float>([.. SphereRadii.All]);
        key.Add<OrientedBox>([.. geometry.Boxes]);
        if (geometry.Triangles is { } mesh)
        {
            key.Add(mesh);
        }

        return key.Finish();
    }

    /// <summary>Columns by radius and [z, x] blocked cells; null if they are not there.</summary>
    public static (ColumnGrid[] Columns, bool[] Blocked)? Find(PreparedCache cache, byte[] key)
    {
        if (cache.Read(Kind, key) is not { } content)
        {
            return null;
        }

        try
        {
            PreparedReader reader = new(content);
            ColumnGrid[] columns = new ColumnGrid[SphereRadii.Count];
            for (int i = 0; i < columns.Length; i++)
            {
                columns[i] = new ColumnGrid(
                    reader.Value<float>(), reader.Value<float>(), reader.Value<float>(), reader.Value<float>(),
                    reader.Value<float>(), reader.Value<int>(), reader.Value<int>(), reader.Values<uint>(),
                    reader.Values<uint>());
            }

            bool[] blocked = [.. reader.Values<byte>().Select(b => b != 0)];
            return blocked.Length == columns[0].Cells.Length
                ? (columns, blocked)
                : throw new InvalidDataException("its grids have different sizes");
        }
        catch (Exception error) when (error is InvalidDataException or ArgumentException)
        {
            cache.Reject(Kind, key, error.Message);
            return null;
        }
    }

    /// <summary>Leaves them there.</summary>
    public static void Keep(PreparedCache cache, byte[] key, IEnumerable<ColumnGrid> columns, bool[] blocked)
    {
        PreparedWriter writer = new();
        foreach (ColumnGrid grid in columns)
        {
            writer.Value(grid.MinX);
            writer.Value(grid.MinZ);
            writer.Value(grid.MinY);
            writer.Value(grid.CellSize);
            writer.Value(grid.Radius);
            writer.Value(grid.Width);
            writer.Value(grid.Depth);
            writer.Values<uint>(grid.Cells);
            writer.Values<uint>(grid.Intervals);
        }

        writer.Values<byte>([.. blocked.Select(b => (byte)(b ? 1 : 0))]);
        cache.Write(Kind, key, writer.Finish());
    }
}
