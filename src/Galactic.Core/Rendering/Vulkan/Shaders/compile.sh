#!/usr/bin/env bash
# Compiles the shaders to the SPIR-V files beside them (apt-get install glslang-tools). Run it after every change of
# a shader and check its output in. With a folder as argument, the files go there instead.
set -euo pipefail
export LC_ALL=C
cd "$(dirname "$0")"
out=${1:-.}

compile() { # source, output, options
  glslangValidator --quiet -V --target-env vulkan1.2 -g0 "${@:3}" -o "$out/$2.spv" "$1"
}

compile cull.comp cull
compile draw.vert depth.vert
compile draw.vert color.vert -DCOLOR
compile draw.frag color.frag -DCOLOR
compile draw.vert painted.vert -DCOLOR -DPAINTED -DSAMPLED
compile draw.frag painted.frag -DCOLOR -DPAINTED -DSAMPLED
compile draw.vert ids.vert -DIDS
compile draw.frag ids.frag -DIDS -DID_LOCATION=0
compile draw.vert color-ids.vert -DCOLOR -DIDS
compile draw.frag color-ids.frag -DCOLOR -DIDS -DID_LOCATION=1
compile draw.vert painted-ids.vert -DCOLOR -DPAINTED -DSAMPLED -DIDS
compile draw.frag painted-ids.frag -DCOLOR -DPAINTED -DSAMPLED -DIDS -DID_LOCATION=1
compile draw.vert masked.vert -DSAMPLED
compile draw.frag masked.frag -DSAMPLED -DMASKED
compile draw.vert masked-ids.vert -DSAMPLED -DIDS
compile draw.frag masked-ids.frag -DSAMPLED -DMASKED -DIDS -DID_LOCATION=0
compile draw.vert masked-color.vert -DCOLOR -DPAINTED -DSAMPLED
compile draw.frag masked-color.frag -DCOLOR -DPAINTED -DSAMPLED -DMASKED
compile draw.vert masked-color-ids.vert -DCOLOR -DPAINTED -DSAMPLED -DIDS
compile draw.frag masked-color-ids.frag -DCOLOR -DPAINTED -DSAMPLED -DMASKED -DIDS -DID_LOCATION=1
compile encode.comp encode
cat ./*.glsl ./*.comp ./*.vert ./*.frag ./compile.sh | sha256sum | cut -d ' ' -f 1 > "$out/sources.sha256"
