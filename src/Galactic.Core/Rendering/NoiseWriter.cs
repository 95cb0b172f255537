using Galactic.Compute;

namespace Galactic.Rendering;

/// <summary>Puts the faults of a sensor into the depth of a frame.</summary>
internal static unsafe class NoiseWriter
{
    /// <summary>Replaces the 1 / w of every pixel by what the sensor would measure.</summary>
    public static void Apply(Frame* frame, in NoiseSource source, int env)
    {
        DepthNoise sensor = source.Sensor;
        RandomKey key = source.Key.For(source.FirstEnv + env);
        (int width, int height) = (frame->View.Width, frame->View.Height);
        float lateral = sensor.LateralDeviation * width / DepthNoise.ReferenceWidth;
        float perStep = 1 / sensor.DisparityScale;
        (float least, float most) = (1 / sensor.MaxRange, 1 / sensor.MinRange);

        // Colours have been written by now: their memory holds the depth before.
        float* before = (float*)frame->Surface;
        int words = (width + Frame.Tile - 1) / Frame.Tile * frame->Stride * Frame.Tile;
        new Span<float>(frame->Depth, words).CopyTo(new Span<float>(before, words));
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                ulong bits = key.Bits(y * width + x);
                int fromX = Near(x, lateral * NormalTable.Draw(bits, 0), width);
                int fromY = Near(y, lateral * NormalTable.Draw(bits, 12), height);
                float inverse = before[Offset(frame, fromX, fromY)];
                bool isMeasured = inverse >= least && inverse <= most;
                float disparity = sensor.DisparityScale * inverse
                    + sensor.DisparityDeviation * NormalTable.Draw(bits, 24);
                frame->Depth[Offset(frame, x, y)] = isMeasured ? MathF.Max(MathF.Round(disparity), 1) * perStep : 0;
            }
        }
    }

    private static int Near(int at, float shift, int size) => Math.Clamp((int)MathF.Round(at + shift), 0, size - 1);

    private static long Offset(Frame* frame, int x, int y) =>
        ((long)(x / Frame.Tile) * frame->Stride + y) * Frame.Tile + x % Frame.Tile;
}
