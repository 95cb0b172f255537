namespace Galactic.Homes.Furniture;

/// <summary>
/// Where sink and hob lie on a worktop, from its left end, millimetres: the sink under a window if there is one, the
/// hob well away from sink and ends, and in between an unbroken length of free worktop.
/// </summary>
/// <param name="Width">Length of the worktop.</param>
/// <param name="SinkLow">Left edge of the sink.</param>
/// <param name="SinkHigh">Right edge of the sink.</param>
/// <param name="HobLow">Left edge of the hob.</param>
/// <param name="HobHigh">Right edge of the hob.</param>
internal readonly record struct KitchenRun(int Width, int SinkLow, int SinkHigh, int HobLow, int HobHigh)
{
    /// <summary>Least distance of the hob from sink and ends.</summary>
    public const int HobMargin = 300;

    /// <summary>Length of worktop that stays free in one piece, on runs of three modules and more.</summary>
    public const int LeastFree = 600;

    private const int SinkWidth = 480;
    private const int EndToSink = 60;
    private const int HobWidth = 540;
    private const int NarrowHob = 360;
    private const int SmallSink = 280;
    private const int SmallHob = 300;
    private const int LeastSurface = 400;

    // Bits of a counter's style that hold a sink's place: 0 for none given, else a step between the outermost places.
    private const int PlaceShift = 27;
    private const int Places = 31;

    /// <summary>The layout of a counter's style.</summary>
    public static KitchenRun Of(int width, uint style)
    {
        int place = (int)(style >> PlaceShift);
        if (place > 0 && TryLay(width, SinkAt(width, place), out KitchenRun run))
        {
            return run;
        }

        bool sinkFirst = (style >> 1 & 1) == 0;
        int middle = EndToSink + SinkWidth / 2;
        if (TryLay(width, sinkFirst ? middle : width - middle, out run))
        {
            return run;
        }

        // Two modules: small ones, and the free worktop is on the wing, the other run or the table.
        run = new KitchenRun(width, 10, 10 + SmallSink, width - HobMargin - SmallHob, width - HobMargin);
        return sinkFirst ? run : run.Mirror();
    }

    /// <summary>The style of a counter at a place, with its sink as near the middle of a window as the rules allow.</summary>
    public static uint Fit(uint style, int width, PlanFrame frame, IEnumerable<HomeWindow> windows)
    {
        style &= (1u << PlaceShift) - 1;
        (int best, int distance) = (0, int.MaxValue);
        foreach (HomeWindow window in windows.Where(w => w.Facing == frame.Facing))
        {
            (int low, int high) = Along(window, width, frame);
            for (int place = 1; place <= Places; place++)
            {
                int sink = SinkAt(width, place);
                int off = Math.Abs(low + high - 2 * sink);
                if (sink >= low && sink <= high && off < distance && TryLay(width, sink, out _))
                {
                    (best, distance) = (place, off);
                }
            }
        }

        return style | (uint)best << PlaceShift;
    }

    /// <summary>Where a window begins and ends along a run on its wall.</summary>
    public static (int Low, int High) Along(HomeWindow window, int width, PlanFrame frame)
    {
        PlanRect g = window.Gap;
        (int low, int high) = frame.Facing switch
        {
            0 => (frame.Z - g.MaxZ, frame.Z - g.MinZ),
            1 => (g.MinX - frame.X, g.MaxX - frame.X),
            2 => (g.MinZ - frame.Z, g.MaxZ - frame.Z),
            _ => (frame.X - g.MaxX, frame.X - g.MinX),
        };
        return (low + width / 2, high + width / 2);
    }

    /// <summary>Free lengths of worktop, from left to right.</summary>
    public IEnumerable<(int Low, int High)> Free
    {
        get
        {
            bool sinkFirst = SinkLow < HobLow;
            yield return (0, sinkFirst ? SinkLow : HobLow);
            yield return sinkFirst ? (SinkHigh, HobLow) : (HobHigh, SinkLow);
            yield return (sinkFirst ? HobHigh : SinkHigh, Width);
        }
    }

    /// <summary>Free lengths that are worth a surface.</summary>
    public IEnumerable<(int Low, int High)> Surfaces => Free.Where(f => f.High - f.Low >= LeastSurface);

    private KitchenRun Mirror() => new(Width, Width - SinkHigh, Width - SinkLow, Width - HobHigh, Width - HobLow);

    private static int SinkAt(int width, int place)
    {
        int edge = EndToSink + SinkWidth / 2;
        return (edge + (width - 2 * edge) * (place - 1) / (Places - 1)) / 10 * 10;
    }

    /// <summary>Puts the hob on the longer side of the sink, near the end; a narrower one where space is short.</summary>
    private static bool TryLay(int width, int sink, out KitchenRun run)
    {
        if (sink * 2 > width)
        {
            bool found = TryLay(width, width - sink, out run);
            run = run.Mirror();
            return found;
        }

        (int low, int high) = (sink - SinkWidth / 2, sink + SinkWidth / 2);
        foreach (int hob in (ReadOnlySpan<int>)[HobWidth, NarrowHob])
        {
            int gap = width - high - hob - HobMargin;
            if (gap >= HobMargin && Math.Max(low, gap) >= LeastFree)
            {
                run = new KitchenRun(width, low, high, high + gap, width - HobMargin);
                return true;
            }
        }

        run = default;
        return false;
    }
}
