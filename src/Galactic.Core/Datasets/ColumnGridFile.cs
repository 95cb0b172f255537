using Galactic.Assets;
using Galactic.Datasets.Formats;
using Galactic.Geometry;
using Galactic.Scenes;

namespace Galactic.Datasets;

/// <summary>
/// Column grids as files: <c>NAME.0.columngrid</c>, <c>.1</c>, <c>.2</c> for the radii of
/// <see cref="SphereRadii"/>.
/// </summary>
/// <remarks>
/// The files hold heights as floats, <see cref="ColumnGrid"/> in tenths of a millimetre. Loading rounds so that a
/// free interval shrinks by less than 0.1 mm at either end and grows by at most 2 micrometres; intervals that vanish
/// are closed, and heights more than 6.5 m above the lowest whole metre are never free. Cells keep their rectangles,
/// so a query reads the same column as in the program that wrote the file. A grid of ours comes back bit for bit,
/// except that cells with more than 24 intervals lose the thinnest.
/// </remarks>
public static class ColumnGridFile
{
    private const float RadiusTolerance = 1e-5f;
    private const double Slack = 0.02;

    /// <summary>Loads the three grids of a home.</summary>
    /// <param name="folder">Where the files are.</param>
    /// <param name="name">Name of the set: the files' names without number and ending.</param>
    /// <exception cref="AssetException">A file is missing, damaged, or for another radius.</exception>
    public static IReadOnlyList<ColumnGrid> LoadSet(string folder, string name)
    {
        ColumnGrid[] grids = new ColumnGrid[SphereRadii.Count];
        for (int i = 0; i < grids.Length; i++)
        {
            string path = PathOf(folder, name, i);
            ColumnGridDocument document = ColumnGridDocument.Load(path);
            if (MathF.Abs(document.Radius - SphereRadii.All[i]) > RadiusTolerance)
            {
                throw new AssetException(path, "byte 24", FormattableString.Invariant(
                    $"the sphere radius is {document.Radius}, expected {SphereRadii.All[i]}"));
            }

            grids[i] = AssetFile.Guard(
                path, "a usable column grid", () => ToGrid(document with { Radius = SphereRadii.All[i] }));
        }

        return grids;
    }

    /// <summary>Writes the three grids of a home.</summary>
    /// <param name="folder">Where; created if it is not there.</param>
    /// <param name="name">Name of the set.</param>
    /// <param name="grids">One grid per radius.</param>
    public static void SaveSet(string folder, string name, IReadOnlyList<ColumnGrid> grids)
    {
        Directory.CreateDirectory(folder);
        for (int i = 0; i < grids.Count; i++)
        {
            ToDocument(grids[i]).Save(PathOf(folder, name, i));
        }
    }

    /// <summary>A grid to simulate with; see the remarks for what rounding does.</summary>
    public static ColumnGrid ToGrid(ColumnGridDocument document)
    {
        float lowest = 0;
        foreach (float[] layer in document.Layers)
        {
            foreach (float height in layer)
            {
                lowest = MathF.Min(lowest, height);
            }
        }

        float minY = MathF.Floor(lowest);
        uint[] cells = new uint[document.Width * document.Depth];
        List<uint> intervals = new(cells.Length);
        for (int cell = 0; cell < cells.Length; cell++)
        {
            int first = intervals.Count;
            foreach (float[] layer in document.Layers)
            {
                if (layer[cell * 2] < ColumnGridDocument.Missing && Stored(layer, cell * 2, minY) is { } word)
                {
                    intervals.Add(word);
                }
            }

            cells[cell] = (uint)first << ColumnGrid.CountBits | (uint)(intervals.Count - first);
        }

        return new ColumnGrid(
            document.MinX, document.MinZ, minY, document.Spacing, document.Radius, document.Width, document.Depth,
            cells, [.. intervals]);
    }

    /// <summary>What a file holds for a grid.</summary>
    public static ColumnGridDocument ToDocument(ColumnGrid grid)
    {
        List<float[]> layers = [];
        for (int cell = 0; cell < grid.Cells.Length; cell++)
        {
            uint[] kept = Thickest(grid.IntervalsOf(cell));
            for (int i = 0; i < kept.Length; i++)
            {
                if (i == layers.Count)
                {
                    layers.Add(new float[grid.Cells.Length * 2]);
                    Array.Fill(layers[i], ColumnGridDocument.Missing);
                }

                (layers[i][cell * 2], layers[i][cell * 2 + 1]) = (grid.LowOf(kept[i]), grid.HighOf(kept[i]));
            }
        }

        return new ColumnGridDocument
        {
            MinX = grid.MinX,
            MinZ = grid.MinZ,
            Spacing = grid.CellSize,
            Radius = grid.Radius,
            Width = grid.Width,
            Depth = grid.Depth,
            Layers = layers,
        };
    }

    private static string PathOf(string folder, string name, int radius) =>
        Path.Combine(folder, $"{name}.{radius}.columngrid");

    private static uint? Stored(float[] layer, int at, float minY)
    {
        double low = Math.Ceiling((layer[at] - (double)minY) / ColumnGrid.HeightUnit - Slack);
        double high = Math.Floor((layer[at + 1] - (double)minY) / ColumnGrid.HeightUnit + Slack);
        high = Math.Min(high, ushort.MaxValue);
        return low <= high ? (uint)high << 16 | (uint)low : null;
    }

    /// <summary>Closing a thin interval is on the safe side.</summary>
    private static uint[] Thickest(ReadOnlySpan<uint> intervals)
    {
        List<uint> kept = [.. intervals];
        while (kept.Count > ColumnGridDocument.MaxLayers)
        {
            kept.Remove(kept.MinBy(word => (word >> 16) - (word & 0xFFFF)));
        }

        return [.. kept];
    }
}
