using System.Runtime.CompilerServices;

namespace Galactic.Rendering;

/// <summary>Tells which clusters are hidden by what is drawn already.</summary>
internal static unsafe class TileTest<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Whether everything in the box of a cluster lies behind pixels already drawn.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsHidden(Frame* frame, in DrawItem item)
    {
        if (!(item.Nearest >= frame->View.Near))
        {
            return false;
        }

        // A hundred-thousandth covers the rounding of the estimate.
        float inverseNearest = 1.00001f * frame->Slots[item.Slot].Mesh->DepthFactors[item.Cluster] / item.Nearest;
        for (int column = item.Left; column <= item.Right; column++)
        {
            for (int row = item.Top; row <= item.Bottom; row++)
            {
                if (!IsNearer(frame, column, row, inverseNearest))
                {
                    return false;
                }
            }
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsNearer(Frame* frame, int column, int row, float inverseDepth)
    {
        int tile = column * frame->TilesDown + row;
        return frame->TileDepth[tile] > inverseDepth
            || (frame->TileDirty[tile] != 0 && Measure(frame, tile, column, row) > inverseDepth);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static float Measure(Frame* frame, int tile, int column, int row)
    {
        frame->TileDirty[tile] = 0;
        float* p = frame->Depth + ((long)column * frame->Stride + row * Frame.Tile) * Frame.Tile;
        int rows = Math.Min(Frame.Tile, frame->View.Height - row * Frame.Tile);
        TLanes farthest = TLanes.Load(p);
        for (int y = 1; y < rows; y++)
        {
            farthest = TLanes.Min(farthest, TLanes.Load(p + y * Frame.Tile));
        }

        return frame->TileDepth[tile] = TLanes.MinAcross(farthest);
    }
}
