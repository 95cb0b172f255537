using System.Numerics;
using Galactic.Assets;
using Galactic.Geometry;
using Galactic.Scenes;

namespace Galactic.Experiments;

/// <summary>Where the camera of a film is in every picture: with the robot, and on its side of the walls.</summary>
/// <param name="scene">What may be in the way.</param>
/// <param name="recording">The episode.</param>
internal sealed class FilmCamera(TriangleMesh scene, EpisodeRecording recording)
{
    /// <summary>Pictures more steps apart than this are looked at one by one: each has the best view of its own.</summary>
    private const int StillsApart = 8;

    /// <summary>A view of a moving picture is kept for so many pictures at least, and chosen for so many steps.</summary>
    private const int ShortestShot = 12, ShotSteps = 60;

    /// <summary>What is farther from the middle of the picture is not in it, metres.</summary>
    private const float Reach = 2;

    /// <summary>Share of the way to where it should look that the camera turns in a step.</summary>
    private const float Haste = 0.25f;

    /// <summary>Eye and middle of each picture, metres.</summary>
    /// <param name="pictures">The frames that are drawn, ascending.</param>
    public IReadOnlyList<(Vector3 Eye, Vector3 Middle)> Follow(IReadOnlyList<int> pictures)
    {
        Vector2[] focus = Focuses();
        bool stills = pictures.Count > 1 && (pictures[^1] - pictures[0]) / (pictures.Count - 1) > StillsApart;
        List<(Vector3, Vector3)> views = [];
        Vector3 offset = default;
        int shot = 0;
        for (int i = 0; i < pictures.Count; i++, shot++)
        {
            int frame = pictures[i];
            FollowView.Moment now = Moment(frame, focus[frame]);
            if (i == 0 || stills || (shot >= ShortestShot && IsLost(now, offset)))
            {
                offset = Choose(frame, stills ? frame : frame + ShotSteps, focus);
                shot = 0;
            }

            views.Add((now.Middle + offset, now.Middle));
        }

        return views;
    }

    /// <summary>[frame] what the camera looks at: smooth over the steps, whether they are drawn or not.</summary>
    private Vector2[] Focuses()
    {
        Vector2[] focus = new Vector2[recording.Frames.Count];
        for (int i = 0; i < focus.Length; i++)
        {
            Vector2 wanted = Focus(recording.Frames[i]);
            focus[i] = i == 0 ? wanted : Vector2.Lerp(focus[i - 1], wanted, Haste);
        }

        return focus;
    }

    private Vector3 Choose(int first, int last, Vector2[] focus)
    {
        const int Samples = 6;
        last = Math.Min(last, recording.Frames.Count - 1);
        int[] frames = [.. Enumerable.Range(0, Samples).Select(s => first + s * (last - first) / (Samples - 1)).Distinct()];
        return FollowView.Choose(
            scene, recording.Frames[first].Base.Yaw, [.. frames.Select(f => Moment(f, focus[f]))]);
    }

    /// <summary>True if nothing of the robot is seen.</summary>
    private bool IsLost(FollowView.Moment now, Vector3 offset) =>
        FollowView.Hidden(scene, now with { Points = [] }, now.Middle + offset) >= 1;

    private FollowView.Moment Moment(int frame, Vector2 focus)
    {
        Vector3 middle = new(focus.X, FollowView.MiddleHeight, focus.Y);
        Vector3 start = recording.Episode.Spawns[recording.Episode.TargetIndex].WorldFromMesh.Position;
        Vector3[] all = recording.ShowsGoals ? [start, recording.Episode.Goal.Position] : [start];
        return new(
            middle, new Vector2(recording.Frames[frame].Base.X, recording.Frames[frame].Base.Z),
            [.. all.Where(p => Vector3.Distance(p, middle) < Reach)]);
    }

    /// <summary>Half-way to the target, or to its goal once it moves; at most half a metre from the robot.</summary>
    private Vector2 Focus(RecordedFrame frame)
    {
        int target = recording.Episode.TargetIndex;
        Vector3 start = recording.Episode.Spawns[target].WorldFromMesh.Position;
        Pose now = Pose.Read(frame.WorldFromMesh.AsSpan(target * RenderBatch.TransformSize, RenderBatch.TransformSize));
        bool moves = recording.ShowsGoals && Vector3.Distance(start, now.Position) > 1e-3f;
        Vector3 next = moves ? recording.Episode.Goal.Position : start;
        Vector2 robot = new(frame.Base.X, frame.Base.Z);
        Vector2 way = (new Vector2(next.X, next.Z) - robot) / 2;
        return robot + (way.Length() > 0.5f ? Vector2.Normalize(way) * 0.5f : way);
    }
}
