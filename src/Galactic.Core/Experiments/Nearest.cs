namespace Galactic.Experiments;

/// <summary>Finds what a mistyped word probably meant.</summary>
public static class Nearest
{
    /// <summary>The candidate with the smallest edit distance, or null if none is close.</summary>
    public static string? Of(string word, IEnumerable<string> candidates)
    {
        (string? best, int bestDistance) = (null, Math.Max(2, word.Length / 2) + 1);
        foreach (string candidate in candidates)
        {
            int distance = Distance(word, candidate);
            if (distance < bestDistance)
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        return best;
    }

    /// <summary>The candidate with the smallest edit distance, however far.</summary>
    /// <exception cref="InvalidOperationException">There is no candidate.</exception>
    public static string Among(string word, IEnumerable<string> candidates) => candidates.MinBy(c => Distance(word, c))!;

    /// <summary>Edit distance (Levenshtein 1966), ignoring case.</summary>
    public static int Distance(string left, string right)
    {
        int[] row = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int above = row[j];
                int change = char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]) ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + change);
                diagonal = above;
            }
        }

        return row[^1];
    }
}
