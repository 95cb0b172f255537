namespace Galactic.Tasks;

/// <summary>
/// A batch of envs whose whole state can be written and taken up again: the same actions then give the same bits, as if
/// it had never stopped.
/// </summary>
public interface IResumableEnv : IVectorEnv
{
    /// <summary>Writes everything that changes from step to step. Call it between steps.</summary>
    /// <exception cref="InvalidOperationException">The batch was never reset.</exception>
    void WriteState(Stream stream);

    /// <summary>Takes up what <see cref="WriteState"/> wrote, in place of a reset.</summary>
    /// <exception cref="InvalidDataException">The data is damaged or something else.</exception>
    /// <exception cref="ArgumentException">The state is of another kind of batch: other episodes, another task or number
    /// of envs. The batch is unchanged.</exception>
    void ReadState(Stream stream);
}
