namespace Galactic.Homes;

/// <summary>What kinds of pieces have in common.</summary>
public static class PieceKinds
{
    /// <summary>True for what neither blocks the floor nor stops an arm: rugs, and what hangs.</summary>
    public static bool IsDecoration(this PieceKind kind) => kind is PieceKind.Rug or PieceKind.Picture
        or PieceKind.Curtain or PieceKind.Pendant or PieceKind.Mirror or PieceKind.CoatRack;
}
