namespace Galactic.Homes.Plans;

/// <summary>Which rooms lie in the first of two bands, and how long both are.</summary>
internal readonly record struct BandPair(int Chosen, int Length, int Other)
{
    private const int LeastNotch = 1500;
    private const int MostNotch = 4000;

    /// <summary>
    /// First split from a random start whose lengths fit: the same for both, or the first band longer by a notch.
    /// </summary>
    /// <param name="rooms">What to split.</param>
    /// <param name="together">Bits of rooms that must share a band.</param>
    /// <param name="longest">Most length of a band.</param>
    /// <param name="notched">True for bands of different length.</param>
    /// <param name="draws">Reads two draws, or three with a notch.</param>
    public static BandPair? Draw(RoomWish[] rooms, int together, int longest, bool notched, Draws draws)
    {
        int subsets = 1 << rooms.Length;
        int start = draws.Index(subsets);
        ulong bits = draws.Bits();
        for (int i = 0; i < subsets; i++)
        {
            int chosen = (start + i) % subsets;
            if ((chosen & together) != 0 && (chosen & together) != together)
            {
                continue;
            }

            (int leastA, int largestA) = BandSplit.Lengths(rooms, chosen);
            (int leastB, int largestB) = BandSplit.Lengths(rooms, ~chosen & (subsets - 1));
            if (leastA > largestA || leastB > largestB)
            {
                continue;
            }

            (int low, int high) = notched ? (LeastNotch, MostNotch) : (0, 0);
            int least = Math.Max(leastA, leastB + low);
            int largest = Math.Min(longest, Math.Min(largestA, largestB + high));
            if (largest - least >= HomePlan.Line)
            {
                int length = BandSplit.Snap(least + (int)(bits % (ulong)(largest - least)));
                int other = notched
                    ? draws.Range(
                        BandSplit.Snap(Math.Max(leastB, length - MostNotch)), Math.Min(largestB, length - LeastNotch),
                        HomePlan.Line)
                    : length;
                return new BandPair(chosen, length, other);
            }
        }

        return null;
    }
}
