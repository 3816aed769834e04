// swift-tools-version: 6.0
import PackageDescription

let package = Package(name: "Gallery", targets: [.testTarget(name: "GalleryTests")])
