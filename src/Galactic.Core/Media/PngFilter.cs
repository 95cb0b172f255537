namespace Galactic.Media;

/// <summary>
/// PNG row filters. Each row takes the filter with the smallest sum of absolute differences, the heuristic that
/// the PNG specification recommends.
/// </summary>
internal sealed class PngFilter(int rowBytes, int pixelBytes, bool filtered)
{
    private const int FilterCount = 5;
    private readonly byte[][] candidates = CreateCandidates(rowBytes);
    private readonly byte[] previous = new byte[rowBytes];

    /// <summary>The filter number and the filtered bytes of the next row; valid until the next call.</summary>
    public ReadOnlySpan<byte> Next(ReadOnlySpan<byte> row)
    {
        int best = 0;
        long bestCost = long.MaxValue;
        for (int type = 0; type < (filtered ? FilterCount : 1); type++)
        {
            long cost = Apply(type, row, candidates[type].AsSpan(1));
            if (cost < bestCost)
            {
                bestCost = cost;
                best = type;
            }
        }

        row.CopyTo(previous);
        return candidates[best];
    }

    private static byte[][] CreateCandidates(int rowBytes)
    {
        byte[][] rows = new byte[FilterCount][];
        for (int type = 0; type < FilterCount; type++)
        {
            rows[type] = new byte[rowBytes + 1];
            rows[type][0] = (byte)type;
        }

        return rows;
    }

    private long Apply(int type, ReadOnlySpan<byte> row, Span<byte> target)
    {
        long cost = 0;
        for (int i = 0; i < row.Length; i++)
        {
            int left = i < pixelBytes ? 0 : row[i - pixelBytes];
            int up = previous[i];
            int upLeft = i < pixelBytes ? 0 : previous[i - pixelBytes];
            int predicted = type switch
            {
                0 => 0,
                1 => left,
                2 => up,
                3 => (left + up) / 2,
                _ => Paeth(left, up, upLeft),
            };
            byte difference = (byte)(row[i] - predicted);
            target[i] = difference;
            cost += Math.Abs((int)(sbyte)difference);
        }

        return cost;
    }

    private static int Paeth(int left, int up, int upLeft)
    {
        int estimate = left + up - upLeft;
        int toLeft = Math.Abs(estimate - left);
        int toUp = Math.Abs(estimate - up);
        int toUpLeft = Math.Abs(estimate - upLeft);
        return toLeft <= toUp && toLeft <= toUpLeft ? left : toUp <= toUpLeft ? up : upLeft;
    }
}
