namespace Galactic.Simulation;

/// <summary>Rules of motion that experiments change.</summary>
public sealed record SimulationSettings
{
    /// <summary>True if a blocked base slides away from the obstacle; false if it just stays where it was.</summary>
    public bool Sliding { get; init; } = true;

    /// <summary>Most slides in one step.</summary>
    public int MaxSlides { get; init; } = 5;

    /// <summary>Length of one slide, metres.</summary>
    public float SlideDistance { get; init; } = 0.05f;

    /// <summary>
    /// How often a step applies its action, each time with a collision test and a grasp or release of its own. The
    /// action is not divided: two substeps move twice as far as one.
    /// </summary>
    public int Substeps { get; init; } = 1;

    /// <summary>False lets the robot's own spheres pass through everything.</summary>
    public bool RobotCollision { get; init; } = true;

    /// <summary>False lets the held object pass through everything.</summary>
    public bool HeldObjectCollision { get; init; } = true;

    /// <summary>
    /// What happens to a released object that finds no room. False: it goes back to the pose in which it was
    /// grasped, where there was room for it. True: it goes back to that position but keeps the rotation it has in
    /// the hand, the published rule, which may leave it inside something.
    /// </summary>
    public bool RevertKeepsRotation { get; init; }

    /// <summary>
    /// False: a robot whose action leaves its pose as it is is not tested, so that a zero action is the identity even
    /// beside an object it has just let go of. True: it is, the published rule, and may slide away.
    /// </summary>
    public bool TestUnmovedRobots { get; init; }

    /// <summary>
    /// True: a released object that would come to rest inside something above it is pushed aside. False: it stays
    /// there, the published rule.
    /// </summary>
    public bool CheckLanding { get; init; } = true;

    /// <summary>
    /// Stream of the only random choice in the simulator: where a released object is pushed when it finds no room.
    /// </summary>
    public ulong Seed { get; init; }

    /// <summary>The published rules, where the default ones differ.</summary>
    public static SimulationSettings Paper => new()
    {
        RevertKeepsRotation = true,
        TestUnmovedRobots = true,
        CheckLanding = false,
    };

    /// <summary>Throws if a value makes no sense.</summary>
    /// <exception cref="ArgumentException">Names the value.</exception>
    public void Validate()
    {
        if (MaxSlides is < 0 or > 100)
        {
            throw new ArgumentException($"MaxSlides must be 0 to 100, got {MaxSlides}.");
        }

        if (Substeps is < 1 or > 100)
        {
            throw new ArgumentException($"Substeps must be 1 to 100, got {Substeps}.");
        }

        if (!(SlideDistance is > 0 and < 1))
        {
            throw new ArgumentException($"SlideDistance must be between 0 and 1 m, got {SlideDistance}.");
        }
    }
}
