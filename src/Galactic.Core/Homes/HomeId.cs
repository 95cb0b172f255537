using System.Globalization;

namespace Galactic.Homes;

/// <summary>Which home of the generator: with the options, all that is needed to make it again.</summary>
/// <param name="Split">Set; the sets share no home.</param>
/// <param name="Seed">Seed of the whole set.</param>
/// <param name="Index">Number within the set, from 0.</param>
public readonly record struct HomeId(HomeSplit Split, ulong Seed, int Index)
{
    /// <summary>Reads a name that <see cref="ToString"/> wrote.</summary>
    /// <returns>False if it is not the name of a generated home.</returns>
    public static bool TryParse(string? name, out HomeId id)
    {
        id = default;
        if (name?.Split('_') is not ["home", string split, string seed, string index]
            || !Enum.TryParse(split, ignoreCase: true, out HomeSplit set) || !Enum.IsDefined(set)
            || !ulong.TryParse(seed, NumberStyles.None, CultureInfo.InvariantCulture, out ulong start)
            || !int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
        {
            return false;
        }

        id = new HomeId(set, start, number);
        return true;
    }

    /// <summary>The home's name, for example home_test_1_000042.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"home_{Split.ToString().ToLowerInvariant()}_{Seed}_{Index:D6}");
}
