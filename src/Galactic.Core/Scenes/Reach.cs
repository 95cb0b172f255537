namespace Galactic.Scenes;

/// <summary>How far the Fetch's gripper gets from the base centre, by height, with margin for orientation.</summary>
public static class Reach
{
    // Measured over random arm poses with the torso at 0.20 m, less 0.10 to 0.20 m in hand.
    private static readonly (float Height, float Distance)[] Table =
    [
        (0.2f, 0.62f), (0.3f, 0.70f), (0.4f, 0.80f), (0.5f, 0.86f), (0.6f, 0.92f), (0.7f, 0.95f), (0.8f, 0.97f),
        (0.9f, 0.97f), (1.0f, 0.95f), (1.1f, 0.92f), (1.2f, 0.85f), (1.4f, 0.70f),
    ];

    /// <summary>Horizontal distance in metres at a height in metres; 0 where nothing can be reached.</summary>
    public static float At(float height)
    {
        if (!(height >= Table[0].Height && height <= Table[^1].Height))
        {
            return 0;
        }

        int i = 1;
        while (Table[i].Height < height)
        {
            i++;
        }

        ((float low, float from), (float high, float to)) = (Table[i - 1], Table[i]);
        return from + (to - from) * (height - low) / (high - low);
    }
}
