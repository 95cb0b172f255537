using System.Runtime.InteropServices;

namespace Galactic.Media;

/// <summary>The colours of an animation, when they are few enough to be numbered.</summary>
internal sealed class FramePalette
{
    private const int MaxColors = 256;
    private readonly Dictionary<uint, byte> indices = [];

    private FramePalette()
    {
    }

    /// <summary>Colours in the order of their numbers.</summary>
    public IEnumerable<uint> Colors => indices.Keys;

    /// <summary>The palette of all frames; null when they have more than 256 colours.</summary>
    public static FramePalette? Of(IReadOnlyList<Picture> frames)
    {
        FramePalette palette = new();
        foreach (Picture frame in frames)
        {
            uint last = 0;
            bool any = false;
            foreach (uint color in MemoryMarshal.Cast<byte, uint>(frame.Pixels))
            {
                if (any && color == last)
                {
                    continue;
                }

                (last, any) = (color, true);
                palette.indices.TryAdd(color, (byte)palette.indices.Count);
                if (palette.indices.Count > MaxColors)
                {
                    return null;
                }
            }
        }

        return palette;
    }

    /// <summary>Number of a colour.</summary>
    public byte this[uint color] => indices[color];
}
