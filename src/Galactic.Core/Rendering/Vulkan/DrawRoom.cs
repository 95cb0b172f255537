using System.Numerics;

namespace Galactic.Rendering.Vulkan;

/// <summary>
/// Draws in each of the lists of a view: one list for each way of drawing, so that what has one colour needs no shader for
/// textures and what shows its front alone is spared its back.
/// </summary>
/// <param name="Plain">Triangles of one colour, both sides.</param>
/// <param name="PlainFronts">The same, fronts only.</param>
/// <param name="Painted">Triangles with texture or corner colours, both sides.</param>
/// <param name="PaintedFronts">The same, fronts only.</param>
internal readonly record struct DrawRoom(uint Plain, uint PlainFronts, uint Painted, uint PaintedFronts)
    : IAdditionOperators<DrawRoom, DrawRoom, DrawRoom>
{
    /// <summary>Lists of a view.</summary>
    public const int Lists = 4;

    /// <summary>All lists.</summary>
    public uint Total => Plain + PlainFronts + Painted + PaintedFronts;

    /// <summary>Draws of a list, in the order of the parameters.</summary>
    public uint this[int list] => list switch
    {
        0 => Plain,
        1 => PlainFronts,
        2 => Painted,
        _ => PaintedFronts,
    };

    /// <summary>Number of the list of a chunk.</summary>
    public static uint ListOf(bool isPainted, bool isSingleSided) => (isPainted ? 2u : 0) + (isSingleSided ? 1u : 0);

    /// <summary>List by list.</summary>
    public static DrawRoom operator +(DrawRoom a, DrawRoom b) => new(
        a.Plain + b.Plain, a.PlainFronts + b.PlainFronts, a.Painted + b.Painted, a.PaintedFronts + b.PaintedFronts);

    /// <summary>The larger of two, list by list.</summary>
    public DrawRoom AtLeast(DrawRoom other) => new(
        Math.Max(Plain, other.Plain), Math.Max(PlainFronts, other.PlainFronts), Math.Max(Painted, other.Painted),
        Math.Max(PaintedFronts, other.PaintedFronts));

    /// <summary>
    /// The demand, with a quarter to spare where it is above what there was: a batch that keeps growing does not
    /// need new buffers every time.
    /// </summary>
    public DrawRoom Grown(DrawRoom before)
    {
        return new(
            Grow(Plain, before.Plain), Grow(PlainFronts, before.PlainFronts), Grow(Painted, before.Painted),
            Grow(PaintedFronts, before.PaintedFronts));

        static uint Grow(uint wanted, uint had) => wanted > had ? wanted + wanted / 4 : had;
    }

    /// <summary>Whether a smaller demand fits.</summary>
    public bool Holds(DrawRoom demand) => AtLeast(demand) == this;
}
