namespace Galactic.Homes;

/// <summary>Which disjoint set of homes an index counts in; the same index gives unrelated homes in each.</summary>
public enum HomeSplit
{
    /// <summary>Homes to train on.</summary>
    Train = 0,

    /// <summary>Homes to choose settings with.</summary>
    Validation = 1,

    /// <summary>Homes to report results on, of the families and colours that are trained on.</summary>
    Test = 2,

    /// <summary>Test homes of families that no other set has: <see cref="HomeFamily.Wing"/> and Enfilade.</summary>
    TestLayout = 3,

    /// <summary>Test homes of the trained families in colours that no other set has.</summary>
    TestStyle = 4,
}
