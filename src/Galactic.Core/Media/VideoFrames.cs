namespace Galactic.Media;

/// <summary>What every video asks of its frames.</summary>
public static class VideoFrames
{
    private const double MaxRate = 1000;

    /// <summary>Throws in words when the frames are no video.</summary>
    /// <param name="frames">Must be pictures of one size, at least one.</param>
    /// <param name="framesPerSecond">Must be above 0 and at most 1000.</param>
    /// <exception cref="ArgumentException">They are not.</exception>
    public static void Check(IReadOnlyList<Picture> frames, double framesPerSecond)
    {
        if (frames.Count == 0)
        {
            throw new ArgumentException("A video needs at least one frame.", nameof(frames));
        }

        if (!(framesPerSecond > 0 && framesPerSecond <= MaxRate))
        {
            throw new ArgumentOutOfRangeException(
                nameof(framesPerSecond), framesPerSecond, $"Frames per second are above 0 and at most {MaxRate}.");
        }

        for (int i = 1; i < frames.Count; i++)
        {
            if (frames[i].Width != frames[0].Width || frames[i].Height != frames[0].Height)
            {
                throw new ArgumentException(
                    $"Frame {i} is {frames[i].Width} x {frames[i].Height}, but frame 0 is "
                    + $"{frames[0].Width} x {frames[0].Height}; all frames of a video have one size.", nameof(frames));
            }
        }
    }
}
