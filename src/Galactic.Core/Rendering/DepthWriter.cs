using System.Runtime.CompilerServices;

namespace Galactic.Rendering;

/// <summary>Turns 1 / w into what a <see cref="DepthTarget"/> asks for.</summary>
internal static unsafe class DepthWriter
{
    /// <summary>Distance from which the encodings show no difference, metres.</summary>
    public const float FarDistance = 10;

    /// <summary>
    /// Writes one image; <paramref name="env"/> of <paramref name="envs"/> tells where in the target.
    /// </summary>
    public static void Write<TLanes>(Frame* frame, in DepthTarget target, int env, int envs)
        where TLanes : struct, ILanes<TLanes>
    {
        switch (target.Encoding)
        {
            case DepthEncoding.Metres:
                Write<TLanes, MetresCode<TLanes>>(frame, target, env, envs);
                break;
            case DepthEncoding.Normalized:
                Write<TLanes, NormalizedCode<TLanes>>(frame, target, env, envs);
                break;
            default:
                Write<TLanes, NearFieldCode<TLanes>>(frame, target, env, envs);
                break;
        }
    }

    private static void Write<TLanes, TCode>(Frame* frame, in DepthTarget target, int env, int envs)
        where TLanes : struct, ILanes<TLanes>
        where TCode : struct, IPixelCode<TLanes>
    {
        long first = (long)env * frame->View.Width * frame->View.Height;
        if (target.Type == PixelType.Float32)
        {
            PixelWriter.Write<TLanes, TCode, float, FloatStore<TLanes>>(
                frame, frame->Depth, (float*)target.Address + first, target.Layout);
        }
        else if (target.Type == PixelType.BFloat16)
        {
            PixelWriter.Write<TLanes, TCode, ushort, BFloat16Store<TLanes>>(
                frame, frame->Depth, (ushort*)target.Address + first, target.Layout);
        }
        else
        {
            PixelWriter.Write<TLanes, TCode, byte, ByteStore<TLanes>>(
                frame, frame->Depth, (byte*)target.Address + first, target.Layout);
        }
    }

    private readonly struct MetresCode<TLanes> : IPixelCode<TLanes>
        where TLanes : struct, ILanes<TLanes>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Encode(TLanes inverse)
        {
            TLanes zero = TLanes.Broadcast(0);
            return TLanes.SelectLess(zero, inverse, TLanes.Reciprocal(inverse), zero);
        }
    }

    private readonly struct NormalizedCode<TLanes> : IPixelCode<TLanes>
        where TLanes : struct, ILanes<TLanes>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Encode(TLanes inverse)
        {
            TLanes metres = MetresCode<TLanes>.Encode(inverse);
            return TLanes.Min(metres, TLanes.Broadcast(FarDistance)) * TLanes.Broadcast(1 / FarDistance);
        }
    }

    private readonly struct NearFieldCode<TLanes> : IPixelCode<TLanes>
        where TLanes : struct, ILanes<TLanes>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Encode(TLanes inverse)
        {
            // With d = 1 / metres, 1 / (1 + metres) = 1 - 1 / (1 + d): one division.
            TLanes one = TLanes.Broadcast(1);
            TLanes shown = TLanes.SelectLess(TLanes.Broadcast(0), inverse, inverse, TLanes.Broadcast(1 / FarDistance));
            return TLanes.MultiplyAdd(TLanes.Broadcast(-2), TLanes.Reciprocal(shown + one), TLanes.Broadcast(1.1f));
        }
    }
}
