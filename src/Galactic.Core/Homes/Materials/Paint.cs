namespace Galactic.Homes;

/// <summary>What a face is painted with: a colour, and the pattern that is multiplied by it.</summary>
internal readonly record struct Paint(uint Color, PatternKind Pattern = PatternKind.None)
{
    /// <summary>The face gives off its colour, whatever light falls on it; it has no pattern.</summary>
    public bool IsEmitter { get; init; }

    /// <summary>A flat colour.</summary>
    public static implicit operator Paint(uint color) => new(color);

    /// <summary>Made lighter or darker by a percentage.</summary>
    public Paint Scale(int percent) => this with { Color = Palette.Scale(Color, percent) };
}
