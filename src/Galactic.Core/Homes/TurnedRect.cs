namespace Galactic.Homes;

/// <summary>A rectangle of a plan turned about its own middle, see <see cref="PlanTurn"/>. Millimetres.</summary>
internal readonly record struct TurnedRect(PlanRect Rect, int Turn)
{
    /// <summary>The upright rectangle around it, rounded outwards.</summary>
    public PlanRect Bounds
    {
        get
        {
            if (Turn == 0)
            {
                return Rect;
            }

            (int cosine, int sine) = PlanTurn.Of(Turn);
            (long c, long s) = (Math.Abs(cosine), Math.Abs(sine));
            int growX = Half(c * Rect.Width + s * Rect.Depth - (long)Rect.Width * PlanTurn.Scale);
            int growZ = Half(c * Rect.Depth + s * Rect.Width - (long)Rect.Depth * PlanTurn.Scale);
            return new PlanRect(Rect.MinX - growX, Rect.MinZ - growZ, Rect.MaxX + growX, Rect.MaxZ + growZ);
        }
    }

    /// <summary>True if the interiors share area: no side of either parts them.</summary>
    public bool Overlaps(TurnedRect other)
    {
        if (Turn == 0 && other.Turn == 0)
        {
            return Rect.Overlaps(other.Rect);
        }

        // Twice the distance between the middles, to stay with whole numbers.
        long x = Rect.MinX + Rect.MaxX - other.Rect.MinX - other.Rect.MaxX;
        long z = Rect.MinZ + Rect.MaxZ - other.Rect.MinZ - other.Rect.MaxZ;
        return !IsParted(this, other, x, z) && !IsParted(other, this, x, z);
    }

    /// <summary>True if one of the first rectangle's two directions keeps the rectangles apart.</summary>
    private static bool IsParted(TurnedRect first, TurnedRect second, long x, long z)
    {
        (long cosine, long sine) = PlanTurn.Of(first.Turn);
        (long otherCosine, long otherSine) = PlanTurn.Of(second.Turn);
        long along = Math.Abs(cosine * otherCosine + sine * otherSine);
        long across = Math.Abs(cosine * otherSine - sine * otherCosine);
        const long scale = PlanTurn.Scale;
        long own = scale * scale;
        return Math.Abs(x * cosine - z * sine) * scale
                >= first.Rect.Width * own + second.Rect.Width * along + second.Rect.Depth * across
            || Math.Abs(x * sine + z * cosine) * scale
                >= first.Rect.Depth * own + second.Rect.Depth * along + second.Rect.Width * across;
    }

    /// <summary>Half of a scaled length in whole millimetres, rounded away from zero.</summary>
    private static int Half(long scaled)
    {
        const long unit = 2L * PlanTurn.Scale;
        return (int)(scaled >= 0 ? (scaled + unit - 1) / unit : scaled / unit);
    }
}
