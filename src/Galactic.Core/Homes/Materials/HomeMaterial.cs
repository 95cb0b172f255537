namespace Galactic.Homes;

/// <summary>A material of a home.</summary>
/// <param name="Use">What is made of it, for example "floor of Kitchen 0".</param>
/// <param name="Pattern">Texture that is multiplied by the colour.</param>
/// <param name="Color">Mean colour, sRGB as packed by <see cref="Assets.Color"/>.</param>
/// <param name="MetresPerTile">Length that the texture covers; 0 if it is laid once over each face.</param>
/// <param name="QuarterTurns">Turn of the texture against the home's x axis, quarters of a whole turn.</param>
public sealed record HomeMaterial(
    string Use, PatternKind Pattern, uint Color, float MetresPerTile, int QuarterTurns)
{
    internal static HomeMaterial Of(string use, Paint paint, int quarterTurns = 0) => new(
        use, paint.Pattern, paint.Color, paint.Pattern == PatternKind.None ? 0 : paint.Pattern.MetresPerTile(),
        quarterTurns);
}
