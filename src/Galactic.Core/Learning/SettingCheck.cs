using System.Numerics;

namespace Galactic.Learning;

/// <summary>Range checks of settings; each returns the value or says which setting was wrong.</summary>
internal static class SettingCheck
{
    /// <summary>Above zero and finite; whole numbers at least 1.</summary>
    public static T Positive<T>(T value, string name)
        where T : INumber<T> =>
        T.IsPositive(value) && !T.IsZero(value) && T.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be positive.");

    /// <summary>Nothing, or above zero and finite.</summary>
    public static T? PositiveOrNull<T>(T? value, string name)
        where T : struct, INumber<T> => value is { } given ? Positive(given, name) : null;

    /// <summary>Zero or above, and finite.</summary>
    public static T NotNegative<T>(T value, string name)
        where T : INumber<T> =>
        value >= T.Zero && T.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be zero or positive.");

    /// <summary>0 to 1, both included.</summary>
    public static T Share<T>(T value, string name)
        where T : INumber<T> =>
        value >= T.Zero && value <= T.One
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be from 0 to 1.");
}
