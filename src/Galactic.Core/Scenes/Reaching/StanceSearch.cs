using System.Numerics;
using Galactic.Robots;

namespace Galactic.Scenes.Reaching;

/// <summary>Finds base poses from where the arm can do something, the cheapest first.</summary>
/// <remarks>Scratch memory of one worker.</remarks>
internal sealed class StanceSearch(ArmModel arm, ReachLibrary library)
{
    private const float Farthest = 1.1f;
    private const float Nearest = 0.3f;
    // Stances much nearer or farther than this leave the arm little room, metres.
    private const float Comfortable = 0.7f;
    private const float DiscomfortSteps = 25;
    private const float StepLength = 0.1f;
    // Every second cell in both directions comes first, the others when those did not do.
    private const int Stride = 2;
    private const float BetweenSteps = 1000;
    private const int PosesPerCell = 10;
    private const int StancesPerCell = 2;
    // Far stances are approached in the direction of the last stretch of the way, cells.
    private const int LastStretch = 10;
    // Longer ways are not driven backwards, metres.
    private const float LongestReverse = 1.5f;
    private readonly InverseKinematics solver = new(arm);
    private readonly List<(float Cost, Vector2 Place)> places = [];
    private readonly float[] joints = new float[arm.JointCount];

    /// <summary>Fills a list with stances, the cheapest first.</summary>
    /// <param name="clearance">The scene and what stands in the way.</param>
    /// <param name="aim">What the arm should do.</param>
    /// <param name="from">Where the base is now.</param>
    /// <param name="yaw">Its yaw.</param>
    /// <param name="walks">[cell] way there, metres.</param>
    /// <param name="wanted">Number of stances to stop at.</param>
    /// <param name="effort">Base positions to try before giving up.</param>
    /// <param name="found">Receives the stances.</param>
    public void Find(
        RobotClearance clearance, IAim aim, Vector2 from, float yaw, float[] walks, int wanted, int effort,
        List<Stance> found)
    {
        found.Clear();
        ListPlaces(clearance.Scene.Navigation, aim.Place, from, walks);
        for (int i = 0; i < Math.Min(places.Count, effort) && found.Count < wanted; i++)
        {
            TryFrom(clearance, aim, places[i].Place, places[i].Cost, from, yaw, walks, found);
        }

        found.Sort((a, b) => a.Cost.CompareTo(b.Cost));
    }

    private void ListPlaces(NavigationMap map, Vector3 target, Vector2 from, float[] walks)
    {
        places.Clear();
        Vector2 center = new(target.X, target.Z);
        int reach = (int)(Farthest / map.CellSize);
        int ix0 = (int)MathF.Floor((target.X - map.MinX) / map.CellSize);
        int iz0 = (int)MathF.Floor((target.Z - map.MinZ) / map.CellSize);
        for (int iz = Math.Max(iz0 - reach, 0); iz <= Math.Min(iz0 + reach, map.Depth - 1); iz++)
        {
            for (int ix = Math.Max(ix0 - reach, 0); ix <= Math.Min(ix0 + reach, map.Width - 1); ix++)
            {
                int cell = iz * map.Width + ix;
                if (map.Navigable[cell] && float.IsFinite(walks[cell]))
                {
                    (float x, float z) = map.CenterOf(cell);
                    float later = ix % Stride == 0 && iz % Stride == 0 ? 0 : BetweenSteps;
                    AddPlace(new Vector2(x, z), center, walks[cell] / StepLength + later);
                }
            }
        }

        AddPlace(from, center, 0);
        // Ties are settled by the order of cells.
        places.Sort((a, b) => a.Cost != b.Cost ? a.Cost.CompareTo(b.Cost)
            : a.Place.Y != b.Place.Y ? a.Place.Y.CompareTo(b.Place.Y) : a.Place.X.CompareTo(b.Place.X));
    }

    private void AddPlace(Vector2 place, Vector2 target, float steps)
    {
        float distance = Vector2.Distance(place, target);
        if (distance is >= Nearest and <= Farthest)
        {
            places.Add((steps + DiscomfortSteps * MathF.Abs(distance - Comfortable), place));
        }
    }

    private void TryFrom(
        RobotClearance clearance, IAim aim, Vector2 place, float cost, Vector2 from, float yaw, float[] walks,
        List<Stance> found)
    {
        Vector2 to = new Vector2(aim.Place.X, aim.Place.Z) - place;
        float bearing = MathF.Atan2(-to.Y, to.X);
        ReadOnlySpan<int> entries = library.Near(to.Length(), aim.Place.Y);
        int tried = 0;
        int added = 0;
        for (int i = 0; i < entries.Length && tried < PosesPerCell && added < StancesPerCell; i++)
        {
            if (!aim.Suits(library, entries[i]))
            {
                continue;
            }

            tried++;
            float turned = bearing - library.Bearing(entries[i]);
            clearance.StandAt(place, turned);
            library.Joints(entries[i]).CopyTo(joints);
            if (clearance.IsBodyFree() && aim.TrySolve(clearance, solver, joints))
            {
                added++;
                float turns = Turns(clearance.Scene.Navigation, place, turned, from, yaw, walks);
                found.Add(new Stance(place, turned, [.. joints], cost + turns / arm.Robot.Actions.TurnStep));
            }
        }
    }

    /// <summary>About how far the base turns on its way, radians.</summary>
    private static float Turns(
        NavigationMap map, Vector2 place, float placeYaw, Vector2 from, float yaw, float[] walks)
    {
        if (place == from)
        {
            return Angle(placeYaw - yaw);
        }

        int cell = map.CellAt(place.X, place.Y);
        float walk = walks[cell];
        Vector2 before = from;
        if (walk > LastStretch * map.CellSize)
        {
            for (int i = 0; i < LastStretch; i++)
            {
                cell = Downhill(map, walks, cell);
            }

            (float x, float z) = map.CenterOf(cell);
            before = new Vector2(x, z);
        }

        float heading = MathF.Atan2(before.Y - place.Y, place.X - before.X);
        float turns = Angle(heading - yaw) + Angle(placeYaw - heading);
        float reversed = Angle(heading + MathF.PI - yaw) + Angle(placeYaw - heading - MathF.PI);
        return walk < LongestReverse ? MathF.Min(turns, reversed) : turns;
    }

    private static int Downhill(NavigationMap map, float[] walks, int cell)
    {
        int best = cell;
        for (int i = 0; i < 9; i++)
        {
            // Navigable cells never lie on the edge of a map.
            int next = cell + (i / 3 - 1) * map.Width + i % 3 - 1;
            best = walks[next] < walks[best] ? next : best;
        }

        return best;
    }

    private static float Angle(float angle) => MathF.Abs(MathF.IEEERemainder(angle, MathF.Tau));
}
