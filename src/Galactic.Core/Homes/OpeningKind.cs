namespace Galactic.Homes;

/// <summary>How two rooms are joined.</summary>
public enum OpeningKind
{
    /// <summary>A doorway.</summary>
    Door = 0,

    /// <summary>A wider cased opening without a leaf.</summary>
    Cased = 1,

    /// <summary>A wide gap that makes one space of two rooms.</summary>
    OpenPlan = 2,
}
