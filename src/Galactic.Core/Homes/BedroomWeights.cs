namespace Galactic.Homes;

/// <summary>Relative shares of homes by number of bedrooms.</summary>
public readonly record struct BedroomWeights(int Studio, int One, int Two, int Three);
