namespace Galactic.Homes;

/// <summary>
/// Turns about +y in 1,024 steps, as a table of integer unit vectors: the same on every machine. A positive turn
/// brings +z towards +x, as a right-handed rotation about +y does.
/// </summary>
internal static class PlanTurn
{
    /// <summary>Steps of a whole turn.</summary>
    public const int Steps = 1024;

    /// <summary>Length of the table's vectors.</summary>
    public const int Scale = 1 << 14;

    private static readonly (int Cosine, int Sine)[] Table = Make();

    /// <summary>Steps of an angle in degrees, to the nearest.</summary>
    public static int OfDegrees(int degrees) => (degrees * Steps + (degrees < 0 ? -180 : 180)) / 360;

    /// <summary>Angle of a turn, radians.</summary>
    public static float Radians(int turn) => turn * (MathF.Tau / Steps);

    /// <summary>Cosine and sine of a turn, times <see cref="Scale"/>.</summary>
    public static (int Cosine, int Sine) Of(int turn) => Table[turn & Steps - 1];

    /// <summary>A vector turned, rounded to whole units.</summary>
    public static (int X, int Z) Apply(int turn, int x, int z)
    {
        (int cosine, int sine) = Of(turn);
        return (Rounded((long)x * cosine + (long)z * sine), Rounded((long)z * cosine - (long)x * sine));
    }

    private static int Rounded(long value) => (int)((value + (value < 0 ? -Scale : Scale) / 2) / Scale);

    /// <summary>Halves the right angle again and again: sums and square roots, rounded alike everywhere.</summary>
    private static (int, int)[] Make()
    {
        const int quarter = Steps / 4;
        (double X, double Z)[] exact = new (double, double)[quarter + 1];
        (exact[0], exact[quarter]) = ((1, 0), (0, 1));
        for (int step = quarter / 2; step >= 1; step /= 2)
        {
            for (int i = step; i < quarter; i += 2 * step)
            {
                (double x, double z) = (exact[i - step].X + exact[i + step].X, exact[i - step].Z + exact[i + step].Z);
                double length = Math.Sqrt(x * x + z * z);
                exact[i] = (x / length, z / length);
            }
        }

        (int, int)[] table = new (int, int)[Steps];
        for (int i = 0; i < quarter; i++)
        {
            (int c, int s) = ((int)(exact[i].X * Scale + 0.5), (int)(exact[i].Z * Scale + 0.5));
            table[i] = (c, s);
            table[i + quarter] = (-s, c);
            table[i + 2 * quarter] = (-c, -s);
            table[i + 3 * quarter] = (s, -c);
        }

        return table;
    }
}
