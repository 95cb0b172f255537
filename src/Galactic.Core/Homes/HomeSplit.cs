namespace Galactic.Homes;

/// <summary>Which disjoint set of homes an index counts in; the same index gives unrelated homes in each.</summary>
public enum HomeSplit
{
    /// <summary>Homes to train on.</summary>
    Train = 0,

    /// <summary>Homes to choose settings with.</summary>
    Validation = 1,

    /// <summary>Homes to report results on.</summary>
    Test = 2,
}
