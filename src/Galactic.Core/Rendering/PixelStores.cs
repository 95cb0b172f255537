using System.Runtime.CompilerServices;

namespace Galactic.Rendering;

/// <summary>What sixteen words of a frame mean as values.</summary>
internal interface IPixelCode<TLanes>
{
    static abstract TLanes Encode(TLanes words);
}

/// <summary>How sixteen values become numbers in memory.</summary>
internal unsafe interface IPixelStore<TLanes, TPixel>
    where TPixel : unmanaged
{
    static abstract void Store(TPixel* address, TLanes value);
}

internal readonly unsafe struct FloatStore<TLanes> : IPixelStore<TLanes, float>
    where TLanes : struct, ILanes<TLanes>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float* address, TLanes value) => TLanes.Store(address, value);
}

internal readonly unsafe struct BFloat16Store<TLanes> : IPixelStore<TLanes, ushort>
    where TLanes : struct, ILanes<TLanes>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(ushort* address, TLanes value) => TLanes.StoreBFloat16(address, value);
}

/// <summary>Values between 0 and 1 as bytes.</summary>
internal readonly unsafe struct ByteStore<TLanes> : IPixelStore<TLanes, byte>
    where TLanes : struct, ILanes<TLanes>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(byte* address, TLanes value) => TLanes.StoreBytes(address, value * TLanes.Broadcast(255));
}
